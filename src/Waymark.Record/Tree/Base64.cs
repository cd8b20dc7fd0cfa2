namespace Waymark.Record.Tree;

internal static class Base64
{
    /// <summary>The bytes of a text in base64 as it is written here, and in no other way; null if it is not.</summary>
    public static byte[]? Read(string text)
    {
        var bytes = new byte[text.Length];
        return
            Convert.TryFromBase64String(text, bytes, out var length)
            && Convert.ToBase64String(bytes, 0, length) == text
            ? bytes[..length]
            : null;
    }

    /// <summary>The hashes of a proof, one a line; null if a line is none.</summary>
    public static IReadOnlyList<byte[]>? ReadHashes(IReadOnlyList<string> lines)
    {
        var hashes = lines
            .Select(Read)
            .OfType<byte[]>()
            .Where(hash => hash.Length == Frontier.HashLength)
            .ToList();
        return hashes.Count == lines.Count ? hashes : null;
    }
}
