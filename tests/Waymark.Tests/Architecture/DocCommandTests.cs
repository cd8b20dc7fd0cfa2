using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Waymark.Tests.Architecture;

/// <summary>Every command that a document tells people to type is typed here, as it stands, and works.</summary>
public sealed partial class DocCommandTests
{
    // What these do is long, and done elsewhere.
    private static readonly Dictionary<string, string> s_notRun = new()
    {
        ["./run"] = "It serves until it is stopped; the browser tests start the same program.",
        ["./check"] = "It runs these tests.",
        ["bench/run"] = "It measures for minutes, on a quiet machine.",
    };

    // The school's own policy that lies there has almost nothing in it, and the command says what is missing.
    private static readonly Dictionary<string, (int Status, string Says)> s_endOtherwise = new()
    {
        ["./waymark policy review our-policy.docx"] = (1, "missing"),
    };

    public static TheoryData<string, string> Commands
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (document, line) in Lines())
            {
                if (!s_notRun.ContainsKey(line.Split(' ')[0]))
                    all.Add(document, line);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_in_a_document_works_as_it_is_written(string document, string line)
    {
        Assert.True(
            line.StartsWith("./waymark ", StringComparison.Ordinal),
            $"{document} has a command that no test knows how to run: {line}"
        );
        var folder = Directory.CreateTempSubdirectory("waymark-doc-").FullName;
        try
        {
            LikeTheRepository(folder);
            var (status, said) = await Shell(folder, $"chmod u+x waymark && {line}");
            var (expected, says) = s_endOtherwise.GetValueOrDefault(line, (0, ""));
            Assert.True(status == expected, $"{document}: {line}\n{said}");
            Assert.Contains(says, said, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_documents_hold_commands_and_name_only_files_that_are_there()
    {
        var lines = Lines().ToList();
        Assert.True(Commands.Count >= 4, $"only {Commands.Count} commands were found");
        Assert.Empty(s_endOtherwise.Keys.Except(lines.Select(one => one.Line)));
        foreach (var name in s_notRun.Keys)
            Assert.True(File.Exists(Path.Combine(Repository.Root, name)), $"{name} is not there");
        Assert.Contains(lines, one => one.Line.StartsWith("./run", StringComparison.Ordinal));
        Assert.Contains(lines, one => one.Line.StartsWith("./check", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_subcommand_that_a_document_names_is_one()
    {
        var named = Documents()
            .SelectMany(document => Subcommand().Matches(File.ReadAllText(document)))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.Contains("record verify", named);
        foreach (var one in named)
        {
            var (status, said) = await Shell(Repository.Root, $"./waymark {one} --help");
            Assert.True(status == 0, $"./waymark {one}: {said}");
        }
    }

    private static IEnumerable<string> Documents() =>
        Directory
            .EnumerateFiles(
                Path.Combine(Repository.Root, "docs"),
                "*.md",
                new EnumerationOptions { RecurseSubdirectories = true }
            )
            .Concat(
                (
                    (string[])
                        ["README.md", "ARCHITECTURE.md", "policies/README.md", "bench/README.md"]
                ).Select(file => Path.Combine(Repository.Root, file))
            );

    /// <summary>Lines of blocks of commands: fenced as a shell's, or set in and begun by a program of ours.</summary>
    private static IEnumerable<(string Document, string Line)> Lines()
    {
        foreach (var document in Documents())
        {
            string? fence = null;
            foreach (var line in File.ReadLines(document))
            {
                if (line.StartsWith("```", StringComparison.Ordinal))
                {
                    fence = fence is null ? line[3..].Trim() : null;
                    continue;
                }

                var isCommand = fence is null
                    ? OfOurs().IsMatch(line)
                    : fence is "sh" or "bash" or "shell" or "console" && line.Trim().Length > 0;
                if (isCommand && !line.TrimStart().StartsWith('#'))
                    yield return (Repository.Relative(document), line.Trim());
            }
        }
    }

    /// <summary>What a person who types a command has around them; what it writes stays in the folder.</summary>
    private static void LikeTheRepository(string folder)
    {
        Directory.CreateSymbolicLink(
            Path.Combine(folder, "policies"),
            Path.Combine(Repository.Root, "policies")
        );
        WriteDocument(Path.Combine(folder, "our-policy.docx"));
        var command = Path.Combine(folder, "waymark");
        File.WriteAllText(command, $"#!/bin/bash\nexec '{Repository.Root}/waymark' \"$@\"\n");
    }

    /// <summary>A Word document of one sentence.</summary>
    private static void WriteDocument(string path)
    {
        const string word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
        writer.Write(
            $"<w:document xmlns:w=\"{word}\"><w:body><w:p><w:r><w:t>We look after children.</w:t></w:r></w:p></w:body></w:document>"
        );
    }

    private static async Task<(int Status, string Said)> Shell(string folder, string line)
    {
        var start = new ProcessStartInfo("bash", ["-c", line])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var stop = TestContext.Current.CancellationToken;
        var errors = process.StandardError.ReadToEndAsync(stop);
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, output + await errors);
    }

    [GeneratedRegex(@"^ {4,}(\./[a-z]|bench/run|dotnet |git )")]
    private static partial Regex OfOurs();

    [GeneratedRegex(@"(?:\./|`)waymark ([a-z]+ [a-z]+)")]
    private static partial Regex Subcommand();
}
