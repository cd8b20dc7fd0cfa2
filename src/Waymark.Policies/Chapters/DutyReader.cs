using System.Globalization;
using System.Text.RegularExpressions;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>Reads duties and follow-ups: first what they are, then, once every name is known, when they arise.</summary>
internal sealed partial class DutyReader(Symbols symbols, FindingList findings)
{
    private readonly List<(Duty Duty, Block Block)> read = [];

    public void Declare(Block block, Step step)
    {
        var id = block.Text("id");
        var rule = ReadRule(block, id, step);
        var duty = new Duty(rule, read.Count);
        if (id is not null && !symbols.TryAdd(duty))
            findings.Error(id.Place, $"the duty `{id.Text}` is written twice");
        read.Add((duty, block));
    }

    public void ReadConditions(ConditionReader conditions)
    {
        foreach (var (duty, block) in read)
        {
            var scope = duty.Rule.Scope;
            var isEntity = scope is Scope.Person or Scope.Device or Scope.Place;
            var reach = isEntity ? new Reach(false, scope) : new Reach(false);
            var parts = new List<Condition>();
            if (duty.Rule.After is { } after)
                parts.Add(new WasDone(after, scope));
            if (ReadSwitch(block) is { } switched)
                parts.Add(switched);
            if (block.Has("where"))
            {
                if (!isEntity)
                    findings.Error(
                        block.KeyOf("where")!.Place,
                        "`where` is said without `for each`",
                        "use `when`"
                    );
                parts.Add(conditions.Read(block.Find("where"), reach));
            }
            if (block.Has("when"))
                parts.Add(conditions.Read(block.Find("when"), reach));
            duty.Arises =
                parts.Count == 0 ? Condition.Always
                : parts.Count == 1 ? parts[0]
                : new All([.. parts]);
            CheckDeeds(duty.Rule, block);
            block.Close();
        }
    }

    private string? ReadAct(Block block)
    {
        var act = block.MaybeText("act");
        if (act is not null && !symbols.Acts.ContainsKey(act.Text))
            findings.Unknown(act, "act", symbols.Acts.Keys);
        return act?.Text;
    }

    /// <summary>What the switch that a duty hangs on adds to its condition; null where it hangs on none, or on one that is simply on.</summary>
    private Condition? ReadSwitch(Block block)
    {
        if (block.MaybeText("switch") is not { } id)
            return null;
        if (symbols.Switches.TryGetValue(id.Text, out var found))
            return !found.IsOn ? Condition.Never
                : found.From is { } day ? new FromDay(day)
                : null;
        findings.Unknown(id, "switch", symbols.Switches.Keys);
        return Condition.Never;
    }

    private DutyRule ReadRule(Block block, WrittenText? id, Step step)
    {
        var clauses = symbols.Cite(block);
        if (clauses.Count == 0)
            block.Require("clauses");
        var scope = ReadScope(block);
        return new DutyRule(
            id?.Text ?? "",
            clauses,
            block.Words("do"),
            ReadOwner(block),
            block.OneOf("strength", Vocables.Strengths) ?? Strength.Must,
            scope,
            step,
            ReadClock(block, findings),
            block.Kind == "follow-up" ? block.Words("after") : null,
            block.AllWords("met by"),
            ReadAsks(block, scope),
            block.MaybeWords("notes"),
            block.MaybeWords("hint"),
            block.AllWords("never"),
            block.IsYes("location only"),
            id?.Place ?? block.Place
        )
        {
            Switch = block.MaybeWords("switch"),
            Act = ReadAct(block),
        };
    }

    private Scope ReadScope(Block block)
    {
        var each = block.OneOf("for each", Vocables.Entities, isRequired: false);
        var isSchool = block.IsYes("scope", "school");
        if (isSchool && each is not null)
            findings.Error(
                block.KeyOf("scope")!.Place,
                "a duty of the school is not `for each` of anything"
            );
        return isSchool ? Scope.School : each ?? Scope.Case;
    }

    private string ReadOwner(Block block)
    {
        var by = block.Text("by");
        if (
            by is not null
            && by.Text != Vocables.FirstRecipient
            && !symbols.Roles.ContainsKey(by.Text)
        )
            findings.Unknown(by, "role", symbols.Roles.Keys.Append(Vocables.FirstRecipient));
        return by?.Text ?? "";
    }

    /// <summary>What `within` and `clock` say; null where they say none.</summary>
    public static Clock? ReadClock(Block block, FindingList findings)
    {
        var within = block.MaybeText("within");
        var source = block.OneOf("clock", Vocables.Clocks, isRequired: false);
        if (within is null)
        {
            if (source is not null)
                findings.Error(block.KeyOf("clock")!.Place, "`clock` is said without `within`");
            return null;
        }
        if (!block.Has("clock"))
        {
            findings.Error(
                within.Place,
                "`within` is said without `clock`",
                "say whose the time limit is: `clock: source`, `clock: guidance` or `clock: ours`"
            );
        }
        if (TimeLimitOf(within.Text) is not { } limit)
        {
            findings.Error(
                within.Place,
                $"`{within.Text}` is not a time limit",
                "write a number of minutes, hours, days, working days or school days"
            );
            return null;
        }
        if (source == ClockSource.Ours)
            findings.Notice(
                within.Place,
                $"the clock `{within.Text}` is ours: the source gives no time"
            );
        return limit with { Source = source ?? ClockSource.Ours };
    }

    /// <summary>The time limit that the words are, as one of ours; null where they are none.</summary>
    public static Clock? TimeLimitOf(string words)
    {
        var match = TimeLimit().Match(words);
        return !match.Success
            ? null
            : new Clock(
                int.Parse(match.Groups["amount"].Value, CultureInfo.InvariantCulture),
                Vocables.Units[match.Groups["unit"].Value],
                ClockSource.Ours
            );
    }

    private List<string> ReadAsks(Block block, Scope scope)
    {
        var asks = new List<string>();
        foreach (var id in block.Texts("asks"))
        {
            asks.Add(id.Text);
            if (symbols.Vocabulary.Find(id.Text) is not { } fact)
                findings.Unknown(id, "fact", symbols.Vocabulary.Ids);
            else if (
                fact.Rule.Scope is Scope.Person or Scope.Device or Scope.Place
                && fact.Rule.Scope != scope
            )
                findings.Error(
                    id.Place,
                    $"`{id.Text}` is of a {Words.Of(fact.Rule.Scope)}, and this duty is not for each {Words.Of(fact.Rule.Scope)}"
                );
        }
        return asks;
    }

    /// <summary>Names of deeds are free, but those of decisions and their options must be there.</summary>
    private void CheckDeeds(DutyRule rule, Block block)
    {
        foreach (var deed in block.Texts("met by").Concat(block.Texts("after")))
        {
            var parts = deed.Text.Split('.');
            if (parts[0] != "decision" || parts.Length < 2)
                continue;
            if (!symbols.Decisions.TryGetValue(parts[1], out var decision))
                findings.Error(
                    deed.Place,
                    $"there is no decision `{parts[1]}`",
                    FindingList.DidYouMean(parts[1], symbols.Decisions.Keys)
                );
            else if (parts.Length > 2 && decision.Options.All(option => option.Value != parts[2]))
                findings.Error(
                    deed.Place,
                    $"the decision `{parts[1]}` has no option `{parts[2]}`",
                    FindingList.DidYouMean(
                        parts[2],
                        decision.Options.Select(option => option.Value)
                    )
                );
        }
        if (rule.After is not null)
            CheckFollows(rule, block);
    }

    /// <summary>A duty that opened when another of the same clause was met could never be told from it.</summary>
    private void CheckFollows(DutyRule rule, Block block)
    {
        var before = symbols.Duties.FirstOrDefault(duty =>
            (duty.Rule.Id == rule.After || duty.Rule.MetBy.Contains(rule.After!))
            && duty.Rule.Clauses.Intersect(rule.Clauses).Any()
        );
        if (before is not null)
        {
            findings.Error(
                block.KeyOf("after")!.Place,
                $"`{rule.Id}` begins when `{before.Rule.Id}` is met, and cites the same clause",
                "cite the clause in one of them only"
            );
        }
    }

    [GeneratedRegex(
        "^(?<amount>[1-9][0-9]{0,3}) (?<unit>minute|hour|day|working day|school day)s?$"
    )]
    private static partial Regex TimeLimit();
}
