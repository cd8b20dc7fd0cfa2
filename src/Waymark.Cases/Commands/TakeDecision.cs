using System.Globalization;
using Waymark.Policies;

namespace Waymark.Cases.Commands;

/// <summary>A decision of the policy is taken, always with reasons. What the facts require cannot be refused; what they presume may be left with a reason.</summary>
public sealed record TakeDecision(string Decision, string Option, string Reasons) : CaseCommand
{
    /// <summary>Whom people spoke to before they decided, when, and what was said; null where nobody.</summary>
    public string? Advice { get; init; }

    /// <summary>The decision that stood when this one was thought over, by its place in the school's log; 0 where none did. Null: not said, and not checked.</summary>
    public long? Instead { get; init; }

    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (
            now.Case.Decision(Decision) is { } last
            && (Instead ?? last.Taken.Index) != last.Taken.Index
        )
            return TakenMeanwhile(last, now);
        var outlook = now.Guidance.Decisions.FirstOrDefault(one => one.Decision.Id == Decision);
        if (outlook is null)
            return new Refused("The policy has no such decision.");
        var rule = outlook.Decision;
        var option = rule.Options.FirstOrDefault(one => one.Value == Option);
        if (option is null)
            return new Refused("Choose one of the answers.") { Field = nameof(Option) };
        if (outlook.Required is { } required && required != Option)
            return Requires(outlook);
        var wrong = Typed.First(
            Typed.Check(Reasons, nameof(Reasons), "Write your reasons."),
            Typed.Check(Advice, nameof(Advice))
        );
        return wrong ?? Outcome.Now(Taken(outlook, option));
    }

    private static Refused TakenMeanwhile(DecisionInCase last, Moment now)
    {
        var at = now
            .Time.Local(last.Taken.At)
            .ToString("HH:mm 'on' d MMMM", CultureInfo.InvariantCulture);
        return new(
            $"{last.Taken.By.Name} took this decision at {at}: {last.What.OptionWords}. Sign again only if it must be taken again."
        );
    }

    private Entries.DecisionTaken Taken(DecisionOutlook outlook, FactOption option) =>
        new(Decision, outlook.Decision.Title, option.Value, option.Words, Reasons)
        {
            Fact = outlook.Decision.Fact,
            Advice = Advice,
            Basis = outlook.Basis,
            PolicySaid = [.. outlook.Why.Select(row => row.Say)],
            AgreementOf =
            [
                .. outlook
                    .MustAgree.Where(agreement => agreement.Options.Contains(option.Value))
                    .Select(agreement => agreement.Role)
                    .Distinct(),
            ],
        };

    private static Refused Requires(DecisionOutlook outlook)
    {
        var rows = outlook
            .Why.Where(row => row.Requires && row.Option == outlook.Required)
            .ToList();
        var words = outlook.Decision.Options.Single(one => one.Value == outlook.Required).Words;
        var why = string.Join(" ", rows.Select(row => row.Say));
        return new(
            $"{why} The answer must be: {words}.",
            [.. rows.SelectMany(row => row.Clauses).Distinct()],
            [.. rows.Select(row => row.Say)]
        )
        {
            Field = nameof(Option),
        };
    }
}
