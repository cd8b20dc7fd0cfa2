using System.CommandLine;
using Waymark.Policies;

namespace Waymark.Cli;

/// <summary><c>waymark policy standing FOLDER</c>: how far each clause was checked against its source, and which switches are off.</summary>
internal static class PolicyStanding
{
    private static readonly Argument<string> Folder = Shared.EditionFolder();

    private static readonly Option<bool> AsJson = Shared.Json();

    public static Command Command
    {
        get
        {
            var command = new Command(
                "standing",
                "Say where each clause comes from and how far that was checked, the unchecked first."
            )
            {
                Folder,
                AsJson,
            };
            command.SetAction(parsed =>
                Run(parsed.GetRequiredValue(Folder), parsed.GetValue(AsJson))
            );
            return command;
        }
    }

    private static int Run(string path, bool asJson)
    {
        if (Shared.Running(Shared.ReadFolder(path)) is not { } policy)
            return Shared.Wrong;
        if (asJson)
            PrintJson(policy);
        else
            Print(policy, Console.Out);
        return Shared.Done;
    }

    /// <summary>The clauses that have a source, the weakest standing first, then as written.</summary>
    private static IEnumerable<(Clause Clause, SourceRule Source)> Sourced(Policy policy) =>
        policy
            .Clauses.Values.Where(clause => policy.Sources.ContainsKey(clause.Id))
            .Select(clause => (clause, policy.Sources[clause.Id]))
            .OrderByDescending(item => item.Item2.Standing);

    private static void Print(Policy policy, TextWriter to)
    {
        to.WriteLine($"{policy.Edition.Title} ({policy.Edition.Id})");
        foreach (var group in Sourced(policy).GroupBy(item => item.Source.Standing))
        {
            var items = group.ToList();
            to.WriteLine();
            to.WriteLine($"{Word(group.Key)} ({items.Count})");
            foreach (var (clause, source) in items)
            {
                var dated = source.Dated ?? "date unknown";
                var note = source.Note is null ? "" : $" {source.Note}";
                to.WriteLine($"  {clause.Id}  {source.From}, {dated}.{note}");
            }
        }
        var without = policy.Clauses.Count - policy.Sources.Count;
        if (without > 0)
        {
            to.WriteLine();
            to.WriteLine($"{without} clauses are a policy's own words and name no source.");
        }
        if (policy.Prose.Help.Count > 0)
        {
            to.WriteLine();
            to.WriteLine("Where parents are sent for help");
        }
        foreach (var help in policy.Prose.Help.OrderByDescending(help => help.Standing))
        {
            var day = help.Checked?.ToString("yyyy-MM-dd", null) ?? "never";
            to.WriteLine($"  {help.Name}  {Word(help.Standing)}, checked {day}.");
        }
        foreach (var one in policy.Switches)
        {
            to.WriteLine();
            to.WriteLine($"Switch {one.Id}: {State(one)}. {one.Because}");
            foreach (var duty in policy.Duties.Where(duty => duty.Switch == one.Id))
                to.WriteLine($"  {duty.Do} [{string.Join(", ", duty.Clauses)}]");
        }
        foreach (var change in policy.Changes)
        {
            to.WriteLine();
            to.WriteLine(
                change.ReplacedBy is null
                    ? $"Withdrawn: {change.Kind} {change.Rule}. {change.Because}"
                    : $"Replaced: {change.Kind} {change.Rule}, by {change.ReplacedBy}. {change.Because}"
            );
        }
    }

    private static void PrintJson(Policy policy) =>
        Shared.WriteJson(
            new
            {
                edition = policy.Edition.Id,
                builtFrom = policy.BuiltFrom,
                digest = policy.Digest,
                clauses = Sourced(policy)
                    .Select(item => new
                    {
                        id = item.Clause.Id,
                        standing = Word(item.Source.Standing),
                        from = item.Source.From,
                        dated = item.Source.Dated,
                        note = item.Source.Note,
                    }),
                help = policy
                    .Prose.Help.OrderByDescending(help => help.Standing)
                    .Select(help => new
                    {
                        id = help.Id,
                        standing = Word(help.Standing),
                        checkedOn = help.Checked?.ToString("yyyy-MM-dd", null),
                    }),
                switches = policy.Switches.Select(one => new
                {
                    id = one.Id,
                    state = one.IsOn ? "on" : "off",
                    from = one.From?.ToString("yyyy-MM-dd", null),
                    because = one.Because,
                    duties = policy
                        .Duties.Where(duty => duty.Switch == one.Id)
                        .Select(duty => duty.Id),
                }),
                changes = policy.Changes.Select(change => new
                {
                    kind = change.Kind,
                    rule = change.Rule,
                    replacedBy = change.ReplacedBy,
                    because = change.Because,
                    clauses = change.Clauses,
                }),
            }
        );

    private static string State(SwitchRule one) =>
        !one.IsOn ? "off"
        : one.From is { } day ? $"on from {day:yyyy-MM-dd}"
        : "on";

    private static string Word(Standing standing) =>
        standing switch
        {
            Standing.Verified => "verified",
            Standing.SecondHand => "second-hand",
            _ => "unverified",
        };
}
