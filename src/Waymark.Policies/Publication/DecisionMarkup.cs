using Waymark.Policies.Conditions;

namespace Waymark.Policies.Publication;

/// <summary>A decision in words: its options, what the facts require or presume, and who must agree.</summary>
internal sealed class DecisionMarkup(Policy policy, Decision decision)
{
    public void Add(Markup to)
    {
        var rule = decision.Rule;
        to.Open("li", ("id", Anchors.Decision(rule.Id)))
            .Element("strong", $"{RuleWords.Sentence($"A decision: {rule.Title}")} ")
            .Text("It is one of these: ")
            .Text(
                RuleWords.Sentence(
                    Words.Or(rule.Options.Select(option => $"“{option.Words}”").ToList())
                )
            )
            .Open("ul");
        foreach (var row in decision.Rows)
            AddRow(
                to,
                row.Row.Requires ? "Required: " : "Presumed, unless a reason is written down: ",
                $"“{OptionWords(row.Row.Option)}”. {RuleWords.Sentence(row.Row.Say)}",
                row.Condition
            );
        foreach (var row in decision.Agreements)
            AddRow(
                to,
                $"{RuleWords.Role(policy, row.Row.Role)} must agree to: ",
                $"{Words.Or(row.Row.Options.Select(option => $"“{OptionWords(option)}”").ToList())}. {RuleWords.Sentence(row.Row.Say)}",
                row.Condition
            );
        if (rule.Prompts.Count > 0)
        {
            to.Open("li").Element("em", "To think about:").Open("ul");
            foreach (var prompt in rule.Prompts)
                to.Element("li", prompt);
            to.Close("ul").Close("li");
        }
        to.Close("ul").Close("li");
    }

    private static void AddRow(Markup to, string title, string words, Condition when)
    {
        to.Open("li").Element("em", title).Text(words);
        if (when is not All { Parts.Length: 0 })
            to.Open("div").Text("So it is when ").Add(Wordings.Of(when)).Close("div");
        to.Close("li");
    }

    private string OptionWords(string option) =>
        decision.Rule.Options.FirstOrDefault(known => known.Value == option)?.Words ?? option;
}
