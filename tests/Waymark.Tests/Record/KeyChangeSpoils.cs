using System.Security.Cryptography;
using Waymark.Record.Export;
using Waymark.Record.Tree;

namespace Waymark.Tests.Record;

/// <summary>Ways in which an export whose signing key was changed twice is spoiled. Each gives the first bad entry that must be named; null for none.</summary>
internal static class KeyChangeSpoils
{
    public static IReadOnlyList<Func<ExportInTest, long?>> All { get; } =
    [
        // The chain is cut.
        one => At(null, () => one.Notes.Remove(Any(one))),
        // Forged: another key signs in the place of the former, or of the next, under its id.
        one => Signed(one, (text, former, next) => Lines(one, text, (former, null), (next, next))),
        one =>
            Signed(one, (text, former, next) => Lines(one, text, (former, former), (next, null))),
        // Not vouched for: by the former, by the next, by neither.
        one => Signed(one, (text, _, next) => Lines(one, text, (next, next))),
        one => Signed(one, (text, former, _) => Lines(one, text, (former, former))),
        one => Signed(one, (text, _, _) => Lines(one, text, (null, null))),
        // The two lines turned round, one left out, one more.
        one => Reworded(one, lines => [.. lines[..3], lines[4], lines[3]]),
        one => Reworded(one, lines => lines[..4]),
        one => Reworded(one, lines => [.. lines, "more"]),
        // A former key vouches for somebody else as well, here or outside.
        one => At(null, () => one.MoreNotes.Add(ChangeToAnother(one))),
        one => At(null, () => one.Outside.Add(ChangeToAnother(one))),
        // A key signs when it is not its time: after, before, at the change itself, another story.
        one => At(null, () => one.MoreNotes.Add(SignedBy(one, 0, Later(one)))),
        one => At(null, () => one.Outside.Add(SignedBy(one, 0, Later(one)))),
        one => At(null, () => one.MoreNotes.Add(SignedBy(one, 1, one.Changes[0] - 1))),
        one => At(null, () => one.MoreNotes.Add(SignedBy(one, one.Random.Next(2), one.Changes[0]))),
        one =>
            At(
                null,
                () =>
                    one.MoreNotes.Add(
                        SignedNote.Sign(one.School, one.OtherTree(Later(one)), one.Signing[0])
                    )
            ),
        // Back to a key that signed before: what it signs is covered by none.
        BackToTheFirst,
        // A change that is signed as it should be, of another log.
        OfAnotherTree,
        // The export names a key that no change leads to.
        one => At(null, () => one.About = About(one)),
    ];

    private static long? At(long? index, Action spoil)
    {
        spoil();
        return index;
    }

    private static int Any(ExportInTest one) => one.Changes[one.Random.Next(one.Changes.Count)];

    private static int Later(ExportInTest one) =>
        one.Changes[0] + 1 + one.Random.Next(one.Size - one.Changes[0]);

    private static string SignedBy(ExportInTest one, int key, int size) =>
        SignedNote.Sign(one.School, one.TreeAt(size), one.Signing[key]);

    /// <summary>Signs a change anew; null stands for somebody's key.</summary>
    private static long? Signed(ExportInTest one, Func<string, ECDsa, ECDsa, string> sign)
    {
        var at = Any(one);
        var text = one.Notes[at][..(one.Notes[at].IndexOf("\n\n", Exactly) + 1)];
        var turn = one.Turn(at);
        one.Notes[at] = $"{text}\n{sign(text, one.Signing[turn], one.Signing[turn + 1])}";
        return null;
    }

    private static string Lines(
        ExportInTest one,
        string text,
        params (ECDsa? Named, ECDsa? Signing)[] lines
    )
    {
        using var somebody = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return string.Concat(
            lines.Select(line =>
                one.Signature(text, line.Named ?? somebody, line.Signing ?? somebody)
            )
        );
    }

    private static long? Reworded(ExportInTest one, Func<string[], string[]> reword)
    {
        var at = Any(one);
        var lines = one.Notes[at][..one.Notes[at].IndexOf("\n\n", Exactly)].Split('\n');
        var text = string.Join('\n', reword(lines)) + "\n";
        var turn = one.Turn(at);
        var (former, next) = (one.Signing[turn], one.Signing[turn + 1]);
        one.Notes[at] = $"{text}\n{Lines(one, text, (former, former), (next, next))}";
        return null;
    }

    private static string ChangeToAnother(ExportInTest one)
    {
        using var somebody = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var size = 1 + one.Random.Next(one.Size);
        var former = one.Signing[one.Random.Next(2)];
        return one.SignChange(one.TreeAt(size), former, somebody);
    }

    private static long? BackToTheFirst(ExportInTest one)
    {
        one.Notes[one.Size] = one.SignChange(one.TreeAt(one.Size), one.Signing[^1], one.Signing[0]);

        // Whoever knows the first goes on to the last and no further; whoever knows a later one goes on to the first, and not back to it.
        var isFirstKnown = one.Key.Is(SignedNote.PublicKeyOf(one.School, one.Signing[0]));
        return isFirstKnown ? one.AgreedAt(one.Size - 1) : null;
    }

    private static long? OfAnotherTree(ExportInTest one)
    {
        var at = Any(one);
        var turn = one.Turn(at);
        one.Notes[at] = one.SignChange(one.OtherTree(at), one.Signing[turn], one.Signing[turn + 1]);
        return one.AgreedAt(at - 1);
    }

    private static string About(ExportInTest one)
    {
        using var somebody = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return ExportFolder.About(SignedNote.PublicKeyOf(one.School, somebody));
    }

    private static StringComparison Exactly => StringComparison.Ordinal;
}
