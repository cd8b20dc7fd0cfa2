using System.Security.Cryptography;
using Waymark.Record.Tree;

namespace Waymark.Tests.Record;

/// <summary>Edits of the place where one signing key gave way to the next, by somebody with the database; some have stolen the retired key as well. Each lies beside the entries.</summary>
internal static class KeyTampering
{
    public static IReadOnlyDictionary<string, Func<TamperedRecord, long?>> Kinds { get; } =
        new Dictionary<string, Func<TamperedRecord, long?>>
        {
            ["the change of key left out"] = r => Beside(() => Changed(r, _ => "")),
            ["the change of key forged by another key"] = r =>
                Beside(() => Changed(r, tree => SignChange(r, tree, null, null))),
            ["the change of key with a new key that the old one did not vouch for"] = r =>
                Beside(() => Changed(r, tree => WithoutFormer(SignChange(r, tree, null, null)))),
            ["the change of key led to another key, by a thief of the old one"] = r =>
                Beside(() => Changed(r, tree => SignChange(r, tree, r.RetiredKey, null))),
            ["a retired key signs on, by a thief of it"] = r =>
                Beside(() =>
                    PutNote(r, r.Size, SignedNote.Sign(r.School, TreeAt(r, r.Size), r.RetiredKey))
                ),
        };

    private static long? Beside(Action edit)
    {
        edit();
        return null;
    }

    /// <summary>Puts another note in the place of the change of key, in the database and in the file beside it; or takes it away.</summary>
    private static void Changed(TamperedRecord r, Func<Frontier, string> note) =>
        PutNote(r, r.ChangedAt, note(TreeAt(r, r.ChangedAt)));

    private static void PutNote(TamperedRecord r, int size, string note)
    {
        var notes = NoteText.Cut(File.ReadAllText(r.NotesFile));
        var old = notes.Single(one => one.Split('\n')[1] == $"{size}");
        File.WriteAllText(r.NotesFile, string.Concat(notes.Select(one => one == old ? note : one)));
        var where = $"WHERE school_id = {r.Mine} AND size = {size}";
        r.Do(
            note.Length == 0
                ? $"DELETE FROM record_checkpoints {where}"
                : $"UPDATE record_checkpoints SET note = '{note}' {where}"
        );
    }

    private static Frontier TreeAt(TamperedRecord r, int size) =>
        r.Rows().Take(size).Aggregate(Frontier.Empty, (grown, row) => grown.Append(row.Leaf));

    /// <summary>A change of key; null stands for somebody's.</summary>
    private static string SignChange(TamperedRecord r, Frontier tree, ECDsa? former, ECDsa? next)
    {
        using var one = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var two = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return SignedNote.SignChange(r.School, tree, former ?? one, next ?? two);
    }

    private static string WithoutFormer(string note)
    {
        var lines = note.Split('\n').ToList();
        lines.RemoveAt(lines.FindIndex(line => line.StartsWith('—')));
        return string.Join('\n', lines);
    }
}
