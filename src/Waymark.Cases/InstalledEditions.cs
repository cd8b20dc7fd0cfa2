using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>Reads a folder of policies: every edition in it, and which one a new school begins with.</summary>
public static class InstalledEditions
{
    // One line: the folder of an edition, with that of its policy before it.
    private const string ForNewSchools = "for-new-schools";
    private const string FirstChapter = "0-about.md";

    /// <summary>Reads every edition below a folder.</summary>
    /// <param name="policies">The folder that holds a folder for each policy, which holds one for each edition.</param>
    /// <param name="chosen">The edition for new schools: the name of its folder, with that of its policy before it where several policies have such a one (mobile-phones/2026). Empty: what the file for-new-schools says.</param>
    /// <param name="today">The day, for reviews that are overdue.</param>
    /// <exception cref="RecordException">That edition is missing, is one of several, or does not run; the message names the first findings.</exception>
    public static Editions Read(string policies, string chosen, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        var folders = Directory
            .EnumerateFiles(policies, FirstChapter, SearchOption.AllDirectories)
            .Select(chapter => Path.GetDirectoryName(chapter)!)
            .ToDictionary(
                folder => Path.GetRelativePath(policies, folder).Replace('\\', '/'),
                folder => PolicyFolder.Read(folder, today).Reading
            );
        var name = OneOf(folders.Keys, chosen.Length > 0 ? chosen : Said(policies), policies);
        return new Editions(
            folders[name].Policy ?? throw DoesNotRun(name, folders[name].Findings),
            [.. folders.Values.Select(reading => reading.Policy).OfType<Policy>()]
        );
    }

    private static string Said(string policies)
    {
        var file = Path.Combine(policies, ForNewSchools);
        return File.Exists(file)
            ? File.ReadAllText(file).Trim()
            : throw new RecordException(
                $"There is no file {file}, and Waymark__Edition is not set: one of them says which edition a new school begins with."
            );
    }

    private static string OneOf(IEnumerable<string> folders, string chosen, string policies)
    {
        string[] named =
        [
            .. folders
                .Where(folder =>
                    folder == chosen || folder.EndsWith('/' + chosen, StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal),
        ];
        return named switch
        {
            [var one] => one,
            [] => throw new RecordException(
                $"There is no edition {chosen} in {policies}. Waymark__Edition, or the file {ForNewSchools} there, names the one for new schools."
            ),
            _ => throw new RecordException(
                $"There are several editions {chosen}: {string.Join(", ", named)}. Name one of these."
            ),
        };
    }

    private static RecordException DoesNotRun(string edition, IEnumerable<Finding> findings)
    {
        var lines = findings
            .Where(finding => finding.Severity == Severity.Error)
            .Take(5)
            .Select(finding => $"{finding.File}:{finding.Line}: {finding.Message}");
        return new RecordException(
            $"The policy {edition} has errors, so it does not run:\n{string.Join('\n', lines)}"
        );
    }
}
