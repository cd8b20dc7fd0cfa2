using Waymark.Policies.Conditions;

namespace Waymark.Policies.Questions;

internal sealed class QuestionFinder(
    Rulebook rules,
    Situation situation,
    IReadOnlyList<DutyOutlook> duties
)
{
    public IReadOnlyList<Question> Find() =>
        Unanswered
            .Of(rules, situation)
            .Select(open => new Question(open.Fact, open.Asked.Entity, [], null))
            .ToList();

    public int Count => duties.Count;
}
