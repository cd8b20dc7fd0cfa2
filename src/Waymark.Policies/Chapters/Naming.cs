using System.Security.Cryptography;
using System.Text;

namespace Waymark.Policies.Chapters;

/// <summary>What names a policy: the names of its files, and the digest of all of them.</summary>
internal static class Naming
{
    public static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>The same for the same words, wherever the folder lies and however its lines end.</summary>
    public static string Digest(IEnumerable<PolicyText> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            Append(hash, FileName(text.Path));
            Append(hash, text.Text.ReplaceLineEndings("\n"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
        hash.AppendData(bytes);
    }
}
