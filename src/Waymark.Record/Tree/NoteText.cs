using System.Text;

namespace Waymark.Record.Tree;

/// <summary>Texts that hold one signed note after another: the file of checkpoints, an export's, a witness's.</summary>
internal static class NoteText
{
    public const string SignatureMark = "— ";

    private const long Tail = 8192;

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

    /// <summary>The notes without what a crash left unfinished at the end. Of a change of key that may be two pieces: the note up to its first signature, and a part of the second.</summary>
    public static IReadOnlyList<string> Whole(string text)
    {
        var pieces = Cut(text);
        var whole = pieces.Count;
        while (whole > 0 && !IsWhole(pieces[whole - 1]))
        {
            whole--;
        }

        return [.. pieces.Take(whole)];
    }

    /// <summary>The last of a file's whole notes, read from its end, for such a file has a note for each hour of years; null if it has none.</summary>
    public static string? Newest(string path)
    {
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite,
            bufferSize: 0
        );
        for (
            var length = Math.Min(file.Length, Tail);
            ;
            length = Math.Min(file.Length, 16 * length)
        )
        {
            var bytes = new byte[length];
            file.Seek(-length, SeekOrigin.End);
            file.ReadExactly(bytes);
            var notes = Whole(s_utf8.GetString(bytes));

            // The first of a tail may be only the end of one.
            if (length == file.Length || notes.Count > 1)
            {
                return notes.Count == 0 ? null : notes[^1];
            }
        }
    }

    /// <summary>The checkpoints in a text from outside: a mail, a witness's file, what a printed page says. Each begins at a line that names a log and ends with its signatures; one that breaks off before them is a piece too, and found to be none. What stands between is left out.</summary>
    /// <returns>Where there is none, the text itself, which is found to be none.</returns>
    public static IReadOnlyList<string> Checkpoints(string text)
    {
        var pieces = new List<StringBuilder>();
        foreach (var line in text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            if (NamesLog(line))
            {
                pieces.Add(new StringBuilder());
            }

            if (pieces.Count > 0)
            {
                pieces[^1].Append(line).Append('\n');
            }
        }

        return pieces.Count == 0 ? [text] : pieces.ConvertAll(piece => Cut(piece.ToString())[0]);
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

        // Counted from the start: what was left unfinished may end within a character.
        file.SetLength(s_utf8.GetByteCount(string.Concat(Whole(text))));
        file.Seek(0, SeekOrigin.End);
        file.Write(s_utf8.GetBytes(piece));
        file.Flush(flushToDisk: true);
    }

    // A verifier key begins as a log's name does, and may stand in the same mail.
    private static bool NamesLog(string line) =>
        line.StartsWith(SignedNote.OriginPrefix, StringComparison.Ordinal) && !line.Contains('+');

    // Of a change of key, which both keys sign, the first signature may be all that was written. Where a disk had not written yet, zeros stand.
    private static bool IsWhole(string piece) =>
        piece.Split('\n') is [.. var lines, ""]
        && !piece.Contains('\0')
        && lines.TakeLast(Array.Exists(lines, KeyChange.NamesNext) ? 2 : 1).All(IsSignature);

    private static bool IsSignature(string line) =>
        line.StartsWith(SignatureMark, StringComparison.Ordinal);
}
