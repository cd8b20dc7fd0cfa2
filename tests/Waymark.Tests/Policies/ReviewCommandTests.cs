using System.IO.Compression;

namespace Waymark.Tests.Policies;

/// <summary><c>policy review</c> and <c>policy show</c> as people run them.</summary>
public sealed class ReviewCommandTests : IDisposable
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("waymark-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_word_document_is_read_by_its_paragraphs()
    {
        var path = Docx(
            $"""
            <w:document xmlns:w="{Word}"><w:body>
              <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Review date</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>May 2020</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
              <w:p><w:r><w:t>Never</w:t></w:r></w:p>
              <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Save the image</w:t></w:r></w:p>
              <w:p><w:r><w:t xml:space="preserve">Pri</w:t></w:r><w:r><w:t>nt the image.</w:t></w:r></w:p>
              <w:p><w:del><w:r><w:delText>Email the image to parents.</w:delText></w:r></w:del></w:p>
            </w:body></w:document>
            """
        );
        var (status, output, _) = Review(path);
        Assert.Equal(1, status);
        Assert.Contains("paragraph 1: “Review date May 2020”", output, StringComparison.Ordinal);
        Assert.Contains("paragraph 5: “Print the image.”", output, StringComparison.Ordinal);
        Assert.DoesNotContain("[save-it]", output, StringComparison.Ordinal);
        Assert.DoesNotContain("[send-it]", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><d>&x;</d>")]
    [InlineData("<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><d>&b;</d>")]
    [InlineData("<w:document")]
    [InlineData(null)]
    public void A_hostile_or_broken_document_gets_a_sentence(string? xml)
    {
        var path = xml is null ? Path.Combine(folder.FullName, "none.docx") : Docx(xml);
        if (xml is null)
            File.WriteAllText(path, "no document at all");
        var (status, output, errors) = Review(path);
        Assert.Equal(1, status);
        Assert.Empty(output);
        Assert.EndsWith(
            "it is broken, or is no ordinary Word document.",
            errors.Trim(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_small_document_that_unpacks_to_a_huge_one_is_refused()
    {
        var path = Docx(
            $"<w:document xmlns:w=\"{Word}\"><w:body><w:p><w:r><w:t>{new string('a', 11_000_000)}</w:t></w:r></w:p></w:body></w:document>"
        );
        Assert.True(new FileInfo(path).Length < 100_000);
        var (_, output, errors) = Review(path);
        Assert.Empty(output);
        Assert.Contains("no ordinary Word document", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy.pdf", "%PDF-1.7\n%\u00e2\u00e3\nstream\nPrint the image.\0\u0001\u0002")]
    [InlineData("policy.doc", "\u00d0\u00cf\u0011\u00e0\0\0Our policy")]
    [InlineData("policy.txt", "Print the image.\u0007")]
    public void What_is_no_text_is_not_searched_for_words(string name, string bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, bytes);
        var (status, output, errors) = Review(path);
        Assert.Equal(1, status);
        Assert.Empty(output);
        Assert.Contains("is not plain text. Save the policy as", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_which_nothing_is_found_ends_well()
    {
        var checks = folder.CreateSubdirectory("checks").FullName;
        File.WriteAllText(
            Path.Combine(checks, "one.md"),
            "# One\n\n```check\nid: one\nkind: dangerous\nsays: A.\nwhy: B.\nsource: C\ndated: 2026\nstanding: verified\nlooks for: [print it]\nfix: D.\n```\n"
        );
        var path = Path.Combine(folder.FullName, "policy.txt");
        File.WriteAllText(path, "Never print it.");
        Assert.Equal(0, CommandLineTests.Run("policy", "review", path, "--checks", checks).Status);
        File.WriteAllText(path, "Print it.");
        var (status, output, _) = CommandLineTests.Run(
            "policy",
            "review",
            path,
            "--checks",
            checks,
            "--json"
        );
        Assert.Equal(1, status);
        Assert.Contains("\"line\": 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_prints_the_document_and_refuses_what_is_no_date()
    {
        string[] show = ["policy", "show", "policies/image-sharing/model-2019", "--for", "parents"];
        var (status, output, _) = CommandLineTests.Run([.. show, "--ratified", "2026-09-01"]);
        Assert.Equal(0, status);
        Assert.StartsWith("<!doctype html>", output, StringComparison.Ordinal);
        Assert.Contains("1 September 2026", output, StringComparison.Ordinal);
        var refused = CommandLineTests.Run([.. show, "--ratified", "in autumn"]);
        Assert.Equal(1, refused.Status);
        Assert.Contains("is not a date", refused.Errors, StringComparison.Ordinal);
    }

    private static (int Status, string Output, string Errors) Review(string path) =>
        CommandLineTests.Run("policy", "review", path, "--at", "2026-11-22");

    private string Docx(string xml)
    {
        var path = Path.Combine(folder.FullName, "policy.docx");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
        writer.Write(xml);
        return path;
    }
}
