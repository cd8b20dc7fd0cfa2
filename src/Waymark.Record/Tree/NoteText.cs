using System.Text;

namespace Waymark.Record.Tree;

/// <summary>Texts that hold one signed note after another: the file of checkpoints, an export's, a witness's.</summary>
internal static class NoteText
{
    public const string SignatureMark = "— ";

    private static readonly UTF8Encoding s_utf8 = new(false);

    /// <summary>The text of a file. Bytes that are no UTF-8 become a sign that no note holds.</summary>
    public static string Read(string path) => s_utf8.GetString(File.ReadAllBytes(path));

    /// <summary>Cuts a text after each run of signature lines. What is left at the end, or has no signature, is a piece too: no note, and found to be none.</summary>
    public static IReadOnlyList<string> Cut(string text)
    {
        var notes = new List<string>();
        var start = 0;
        var signed = false;
        for (var at = 0; at < text.Length; )
        {
            var isSignature = text.AsSpan(at).StartsWith(SignatureMark, StringComparison.Ordinal);
            if (signed && !isSignature)
            {
                notes.Add(text[start..at]);
                start = at;
            }

            signed = isSignature;
            var end = text.IndexOf('\n', at);
            at = end < 0 ? text.Length : end + 1;
        }

        return start == text.Length ? notes : [.. notes, text[start..]];
    }

    /// <summary>The notes without a piece at the end that a crash left unfinished.</summary>
    public static IReadOnlyList<string> Whole(string text)
    {
        var pieces = Cut(text);
        return pieces.Count > 0 && !IsWhole(pieces[^1]) ? [.. pieces.SkipLast(1)] : pieces;
    }

    /// <summary>The checkpoints in a text from outside: a mail, a witness's file, what a printed page says. Each begins at the line that names a log and ends with its signatures; what stands between is left out.</summary>
    /// <returns>Where there is none, the text itself, which is found to be none.</returns>
    public static IReadOnlyList<string> Checkpoints(string text)
    {
        var found = Cut(text.Replace("\r\n", "\n", StringComparison.Ordinal))
            .Select(piece => piece.TrimEnd() + "\n")
            .Where(IsWhole)
            .Select(piece => piece[LogLine(piece)..])
            .ToList();
        return found.Count == 0 ? [text] : found;
    }

    /// <summary>Adds a piece to a file of them, on the disk when it returns; a piece that a crash left unfinished is taken away.</summary>
    /// <param name="isThere">Whether nothing need be added, given what is there.</param>
    public static void Append(string path, string piece, Func<IReadOnlyList<string>, bool> isThere)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(
            path,
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.Read
        );
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var text = s_utf8.GetString(bytes);
        if (isThere(Whole(text)))
        {
            return;
        }

        var pieces = Cut(text);
        if (pieces.Count > 0 && !IsWhole(pieces[^1]))
        {
            file.SetLength(Math.Max(0, bytes.Length - s_utf8.GetByteCount(pieces[^1])));
        }

        file.Seek(0, SeekOrigin.End);
        file.Write(s_utf8.GetBytes(piece));
        file.Flush(flushToDisk: true);
    }

    private static int LogLine(string piece) =>
        piece.StartsWith(SignedNote.OriginPrefix, StringComparison.Ordinal)
            ? 0
            : piece.IndexOf("\n" + SignedNote.OriginPrefix, StringComparison.Ordinal) + 1;

    private static bool IsWhole(string piece) =>
        piece.Split('\n') is [.., var last, ""]
        && last.StartsWith(SignatureMark, StringComparison.Ordinal);
}
