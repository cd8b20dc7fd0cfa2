using Waymark.Cases.Entries;
using Waymark.Policies;

namespace Waymark.Cases.Commands;

/// <summary>What became known, in one act. A fact that happened is never refused; a word that the vocabulary does not have is.</summary>
/// <param name="Source">From whom, in words; null where it is the writer's own.</param>
public sealed record EstablishFacts(IReadOnlyList<FactGiven> Facts, string? Source) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (Facts.Count == 0)
            return new Refused("Choose at least one answer.");
        return Facts.Select(fact => Check(fact, now)).FirstOrDefault(wrong => wrong is not null)
            ?? Typed.Check(Source, nameof(Source))
            ?? Outcome.Now(new FactsEstablished(Facts, Source));
    }

    /// <summary>Why a fact cannot be taken as it is given; null where it can.</summary>
    internal static Outcome? Check(FactGiven fact, Moment now)
    {
        if (!now.Policy.Facts.TryGetValue(fact.Fact, out var rule))
            return Wrong(fact, "The policy does not know this question.");
        var needsEntity = rule.Scope is not (Scope.Case or Scope.School);
        if (needsEntity && (fact.Entity is null || !now.Case.Has(fact.Entity)))
            return Wrong(fact, "Say whom or what this is about.");
        if (!needsEntity && fact.Entity is not null)
            return Wrong(fact, "This is about the case as a whole.");
        return CheckValues(fact, rule);
    }

    /// <summary>Why what a register gives cannot be taken: a word that the policy does not have for it. Null where it can, and where the policy does not ask.</summary>
    internal static Outcome? CheckGiven(
        Moment now,
        string fact,
        string field,
        params string?[] values
    )
    {
        var given = values.OfType<string>().ToList();
        if (given.Count == 0 || !now.Policy.Facts.TryGetValue(fact, out var rule))
            return null;
        return CheckValues(new FactGiven(fact, null, given), rule) is Refused wrong
            ? wrong with
            {
                Field = field,
            }
            : null;
    }

    /// <summary>Why the values do not answer the question; null where they do.</summary>
    internal static Outcome? CheckValues(FactGiven fact, FactRule rule)
    {
        if (fact.Values.Count == 0 && rule.Type != FactType.List)
            return Wrong(fact, "Choose an answer.");
        if (fact.Values.Count > 1 && rule.Type != FactType.List)
            return Wrong(fact, "Choose one answer.");
        return fact
            .Values.Select(value => CheckValue(fact, rule, value))
            .FirstOrDefault(wrong => wrong is not null);
    }

    private static Outcome? CheckValue(FactGiven fact, FactRule rule, string value)
    {
        var fits = rule.Type switch
        {
            FactType.YesNo => value is FactIds.Yes or FactIds.No,
            FactType.Choice or FactType.List => rule.Options.Any(option => option.Value == value),
            FactType.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", out _),
            FactType.DateTime => DateTime.TryParseExact(
                value,
                "yyyy-MM-dd'T'HH:mm",
                System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.None,
                out _
            ),
            FactType.Number => int.TryParse(
                value,
                System.Globalization.CultureInfo.InvariantCulture,
                out var number
            ) && number is >= 0 and < 1000,
            _ => true,
        };
        if (!fits)
            return Wrong(fact, $"Choose one of the answers to: {rule.Asks}");
        return rule.Type == FactType.Text ? Typed.Check(value, fact.Fact, rule.Asks) : null;
    }

    private static Refused Wrong(FactGiven fact, string sentence) =>
        new(sentence) { Field = fact.Fact };
}
