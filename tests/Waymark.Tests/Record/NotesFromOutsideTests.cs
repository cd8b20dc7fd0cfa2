using Waymark.Record;
using Waymark.Record.Export;
using Waymark.Record.Tree;

namespace Waymark.Tests.Record;

/// <summary>A checkpoint that was kept outside comes back as people keep such things: in a mail, between other words, cut off.</summary>
public sealed class NotesFromOutsideTests
{
    private static readonly string s_about = File.ReadAllText(Vectors.Path("export/export.txt"));

    private static readonly string s_note = NoteText.Cut(
        File.ReadAllText(Vectors.Path("export/checkpoints.txt"))
    )[^1];

    private static VerifierKey Key => VerifierKey.Parse(s_about.Split('\n')[1]);

    [Theory]
    [InlineData("— Ines Marlow\n{note}")]
    [InlineData("Dear all,\n\nkeep this.\n\n— Ines Marlow\n\n{note}")]
    [InlineData("{note}— Ines Marlow\n")]
    [InlineData("{note}\n— Ines Marlow\n")]
    [InlineData("{note}\nThank you.\n\n— Ines Marlow, teacher\n— Sent from my phone")]
    [InlineData("The key of the school:\n\n{key}\n\nand where it stands:\n\n{note}")]
    [InlineData("{note}old 9\n\n{note}")]
    public void Lines_of_a_mail_around_it_are_not_looked_at(string mail)
    {
        var text = mail.Replace("{note}", s_note, StringComparison.Ordinal)
            .Replace("{key}", Key.ToString(), StringComparison.Ordinal);

        Assert.All(NoteText.Checkpoints(text), note => Assert.Equal(s_note, Plain(note)));
        Assert.Null(Verify(text));
        Assert.Null(Verify(text.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Null(Verify(text.TrimEnd('\n')));

        // A name below the signatures is a signature line, of nobody.
        static string Plain(string note) =>
            note.Replace("— Ines Marlow\n", "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dear all, nothing was kept.\n\n— Ines Marlow\n")]
    [InlineData("> {note}")]
    [InlineData("waymark/record/")]
    [InlineData("{note}waymark/record/f4b94afd72cafecb7df2d78764283ab9\n4")]
    [InlineData("waymark/record/f4b94afd72cafecb7df2d78764283ab9\n4\n\nand then\n\n{note}")]
    public void What_is_not_there_whole_is_said(string kept)
    {
        var text = kept.Replace("{note}", s_note, StringComparison.Ordinal);

        Assert.Equal("A checkpoint from outside is not signed by this record.", Verify(text)?.What);
    }

    [Fact]
    public void One_that_is_cut_off_at_any_place_is_said()
    {
        for (var length = 15; length < s_note.Length - 1; length++)
        {
            Assert.NotNull(Verify($"Keep this.\n{s_note[..length]}"));
            Assert.NotNull(Verify($"{s_note}\n{s_note[..length]}"));
        }
    }

    private static Flaw? Verify(string outside) =>
        ExportVerifier.Verify(Vectors.Path("export"), Key, [outside]).Flaw;
}
