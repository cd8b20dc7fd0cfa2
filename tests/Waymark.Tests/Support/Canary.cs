using System.Text;

namespace Waymark.Tests.Support;

/// <summary>Looks for a word that was planted, in every form in which it may lie in a file or a line.</summary>
internal static class Canary
{
    /// <summary>Whether a word, as it is or in small or large letters, lies in the bytes.</summary>
    public static bool IsIn(ReadOnlySpan<byte> bytes, string word)
    {
        foreach (var form in Written(word))
        {
            if (bytes.IndexOf(form) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>The bytes of a file that others may have open.</summary>
    public static byte[] Read(string path)
    {
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>A word as it may be written: UTF-8, UTF-16 both ways round, hex, percent, backwards, and base64 at each of three starts.</summary>
    public static IEnumerable<byte[]> Forms(string word)
    {
        var utf8 = Encoding.UTF8.GetBytes(word);
        yield return utf8;
        yield return [.. utf8.Reverse()];
        yield return Encoding.Unicode.GetBytes(word);
        yield return Encoding.BigEndianUnicode.GetBytes(word);
        var hex = Convert.ToHexString(utf8);
        yield return Encoding.ASCII.GetBytes(hex);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8));
        yield return Encoding.ASCII.GetBytes(
            string.Concat(hex.Chunk(2).Select(pair => $"%{pair[0]}{pair[1]}"))
        );
        for (var start = 0; start < 3; start++)
        {
            // Without the first and last characters, which also hold bits of what stands around the word.
            var text = Convert.ToBase64String([.. new byte[start], .. utf8]);
            yield return Encoding.ASCII.GetBytes(text[4..(text.Length - 4)]);
        }
    }

    private static IEnumerable<byte[]> Written(string word) =>
        ((string[])[word, word.ToLowerInvariant(), word.ToUpperInvariant()])
            .Distinct()
            .SelectMany(Forms);
}
