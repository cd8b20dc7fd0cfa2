using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary>What the commands share: where the record lies, how a folder is read, how findings are printed, and how JSON is written.</summary>
internal static class Shared
{
    public const int Done = 0;
    public const int Wrong = 1;

    private static readonly JsonSerializerOptions Indented = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private static readonly JsonSerializerOptions JsonLine = new(Indented)
    {
        WriteIndented = false,
    };

    /// <summary>School local time, to the minute.</summary>
    public static DateTime Now
    {
        get
        {
            var now = TimeProvider.System.GetLocalNow().DateTime;
            return now.Date.AddMinutes(Math.Floor(now.TimeOfDay.TotalMinutes));
        }
    }

    /// <summary>Which edition.</summary>
    public static Argument<string> EditionFolder() =>
        new("FOLDER") { Description = "The edition's folder." };

    /// <summary>Whether a program reads the answer.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    /// <summary>Where the record lies.</summary>
    public static Option<string> DataFolder() =>
        new("--data")
        {
            Description = "The folder of the data.",
            DefaultValueFactory = _ => "./data",
        };

    /// <summary>Where its key lies.</summary>
    public static Option<string?> KeyFolder() =>
        new("--keys")
        {
            Description =
                "The folder of the master key; by default what Waymark__MasterKey or Waymark__MasterKeyCommand says, else the folder beside the data, never in it.",
        };

    /// <summary>How PostgreSQL is reached, where the record is kept there.</summary>
    public static Option<string?> Database() =>
        new("--database")
        {
            Description =
                "How to reach PostgreSQL, if the record is kept there (Host=...;Database=...;Username=...); by default what Waymark__Database says.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("Waymark__Database"),
        };

    /// <summary>The place that the options name.</summary>
    public static RecordPlace Place(string data, string? database) =>
        new(data, database)
        {
            Owner = Environment.GetEnvironmentVariable("Waymark__DatabaseOwner"),
        };

    /// <summary>Which school of a record, where it has several.</summary>
    public static Option<string?> School() =>
        new("--school")
        {
            Description = "The school, by its id, where the record has more than one.",
        };

    /// <exception cref="RecordException">It is no id.</exception>
    public static SchoolId? SchoolNamed(string? id) =>
        id is null ? null
        : Guid.TryParse(id, out var school) ? new SchoolId(school)
        : throw new RecordException($"{id} is not the id of a school: 32 digits are.");

    /// <summary>A public key, as a line or as a file that holds the line.</summary>
    /// <exception cref="RecordException">It is neither.</exception>
    public static VerifierKey PublicKey(string lineOrFile) =>
        VerifierKey.Parse(File.Exists(lineOrFile) ? File.ReadAllText(lineOrFile) : lineOrFile);

    /// <summary>Where the master key is: in the folder that was named, else as the environment says, else beside the data.</summary>
    public static KeySource KeyOf(string data, string? keys) =>
        keys is not null
            ? KeySource.InFolder(keys)
            : KeySource.Of(
                MasterKey.FolderBeside(data),
                Environment.GetEnvironmentVariable(KeySource.TextVariable),
                Environment.GetEnvironmentVariable(KeySource.CommandVariable)
            );

    public static PolicyFolder ReadFolder(string path) =>
        PolicyFolder.Read(path, DateOnly.FromDateTime(Now));

    /// <summary>The policy; null where it has errors, and then they are printed.</summary>
    public static Policy? Running(PolicyFolder folder)
    {
        if (folder.Reading.Policy is { } policy)
            return policy;
        var errors = folder.Reading.Findings.Where(finding => finding.Severity == Severity.Error);
        Print(errors, Console.Error);
        Console.Error.WriteLine("The policy has errors, so it does not run.");
        return null;
    }

    public static void Print(IEnumerable<Finding> findings, TextWriter to)
    {
        foreach (var finding in findings)
        {
            var severity = finding.Severity == Severity.Error ? "error" : "notice";
            to.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{finding.File}:{finding.Line}:{finding.Column}: {severity}: {finding.Message}"
                )
            );
            if (finding.Help is not null)
                to.WriteLine($"  help: {finding.Help}");
        }
    }

    public static void WriteJson<T>(T value) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(value, Indented));

    /// <summary>One object on one line, for output that comes one by one.</summary>
    public static void WriteJsonLine<T>(T value) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(value, JsonLine));
}
