using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Web;

/// <summary>What pages call: the work on cases, the lists, drafts and messages, all upon the one record.</summary>
internal static class CasesSetup
{
    public static void AddCases(this IServiceCollection services, Editions editions)
    {
        services.AddSingleton(editions);
        services.AddSingleton<Random, UnguessableRandom>();
        services.AddSingleton<ViewStore>();
        services.AddSingleton<Worklist>();
        services.AddSingleton<CaseWork>();
        services.AddSingleton<AssignedDuties>();
        services.AddSingleton<SchoolWork>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<Outbox>();
    }

    /// <summary>Reads every edition of the policies folder.</summary>
    /// <param name="inForce">The edition for new cases: the name of its folder, with that of its policy before it where several policies have such a one (mobile-phones/2026).</param>
    /// <exception cref="RecordException">The edition in force is missing, is one of several, or does not run; the message names the first findings.</exception>
    public static Editions ReadEditions(string policies, string inForce, DateOnly today)
    {
        var folders = Directory
            .EnumerateFiles(policies, "0-about.md", SearchOption.AllDirectories)
            .Select(chapter => Path.GetDirectoryName(chapter)!)
            .ToDictionary(
                folder => Path.GetRelativePath(policies, folder).Replace('\\', '/'),
                folder => PolicyFolder.Read(folder, today).Reading
            );
        string[] named =
        [
            .. folders.Keys.Where(folder =>
                folder == inForce || folder.EndsWith('/' + inForce, StringComparison.Ordinal)
            ),
        ];
        if (named is not [var name])
        {
            throw new RecordException(
                named.Length == 0
                    ? $"There is no edition {inForce} in {policies}. Waymark__Edition names the one in force."
                    : $"There are several editions {inForce}: {string.Join(", ", named.Order())}. Waymark__Edition names one of these."
            );
        }

        var current = folders[name];
        return new Editions(
            current.Policy ?? throw DoesNotRun(name, current.Findings),
            [.. folders.Values.Select(reading => reading.Policy).OfType<Policy>()]
        );
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
