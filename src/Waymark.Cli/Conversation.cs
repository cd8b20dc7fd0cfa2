using System.Globalization;
using Waymark.Policies;
using Waymark.Policies.Scenarios;

namespace Waymark.Cli;

/// <summary>An interview with a person at a terminal: a question, an answer, and what it changed.</summary>
internal sealed class Conversation(TextReader from, TextWriter to)
{
    private const string NotKnown = "?";

    /// <summary>The people, devices and places of a case of which nothing else is known.</summary>
    public CaseFacts WhoAndWhat() =>
        CaseFacts.None with
        {
            Entities =
            [
                .. Named(
                    Scope.Person,
                    "Who is in it? Names for this interview, with commas between: "
                ),
                .. Named(Scope.Device, "Which devices? "),
                .. Named(Scope.Place, "Which places, online or on a network? "),
            ],
        };

    /// <summary>Asks until nothing matters any more, or until the input ends; then says all that the policy says.</summary>
    public void Ask(Policy policy, CaseFacts facts, DateTime now)
    {
        to.WriteLine(
            "Answer with a number or a word. ? is for what cannot be known, and an empty line leaves the question."
        );
        var interview = new Interview(policy, facts, now);
        while (interview.Next() is { } question && Put(interview, question))
            continue;
        to.WriteLine();
        GuidanceInWords.Print(interview.Guidance, to);
    }

    private IEnumerable<Entity> Named(Scope scope, string asks)
    {
        to.Write(asks);
        return (from.ReadLine() ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct()
            .Select(name => new Entity(scope, name, new Dictionary<string, FactValue>()));
    }

    /// <summary>Puts one question until it is answered or left. Whether the input goes on.</summary>
    private bool Put(Interview interview, Question question)
    {
        Print(question, interview.Policy);
        while (from.ReadLine()?.Trim() is { } line)
        {
            var before = interview.Guidance;
            if (line.Length == 0)
                interview.Leave(question);
            else if (line == NotKnown)
                interview.NotKnown(question, Because());
            else if (Misread(interview, question, line) is { } sentence)
            {
                to.Write($"{sentence}\n> ");
                continue;
            }
            GuidanceChanges.Print(before, interview.Guidance, to);
            return true;
        }
        return false;
    }

    private void Print(Question question, Policy policy)
    {
        var fact = question.Fact;
        to.WriteLine();
        to.WriteLine(question.Entity is null ? fact.Asks : $"{question.Entity}: {fact.Asks}");
        if (fact.Hint is not null)
            to.WriteLine($"  {fact.Hint}");
        if (question.Stakes is [var first, ..])
            to.WriteLine($"  {GuidanceInWords.Labelled(first.Says, first.Clauses, policy)}");
        var options = Options(fact);
        for (var index = 0; index < options.Count; index++)
            to.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {index + 1}  {options[index].Words}"
                )
            );
        to.Write(
            fact.Type == FactType.List ? "  Several with commas between; - for none.\n> " : "> "
        );
    }

    private string Because()
    {
        to.Write("Why can it not be known? ");
        return from.ReadLine()?.Trim() is { Length: > 0 } because
            ? because
            : "No reason was given.";
    }

    /// <summary>Takes an answer; what is wrong with it in a sentence, or null where nothing is.</summary>
    private static string? Misread(Interview interview, Question question, string line)
    {
        var fact = question.Fact;
        var words =
            fact.Type != FactType.List ? [line]
            : line == "-" ? []
            : line.Split(
                ',',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );
        try
        {
            interview.Answer(
                question,
                new FactValue(words.Select(word => ValueOf(fact, word)).ToList())
            );
            return null;
        }
        catch (ArgumentException unfit)
        {
            return $"That does not fit: {unfit.Message}.";
        }
    }

    /// <summary>The value that a number or words stand for; what was typed where they stand for none.</summary>
    private static string ValueOf(FactRule fact, string typed)
    {
        var options = Options(fact);
        if (
            int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= options.Count
        )
            return options[number - 1].Value;
        return options
                .FirstOrDefault(option =>
                    option.Value.Equals(typed, StringComparison.OrdinalIgnoreCase)
                    || option.Words.Equals(typed, StringComparison.OrdinalIgnoreCase)
                )
                ?.Value
            ?? typed;
    }

    private static IReadOnlyList<FactOption> Options(FactRule fact) =>
        fact.Options.Count > 0 || fact.Type != FactType.YesNo
            ? fact.Options
            : [new FactOption("yes", "Yes"), new FactOption("no", "No")];
}
