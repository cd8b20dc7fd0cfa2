using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>Finds terms and duties that hang on themselves: those could never be settled.</summary>
internal sealed class Circles(FindingList findings)
{
    private readonly HashSet<object> done = [];
    private readonly List<(object Node, string Name)> path = [];

    public void Check(Symbols symbols)
    {
        foreach (var term in symbols.Terms)
            Visit(term, $"`{term.Id}`", term.Place, Bodies(term));
        foreach (var duty in symbols.Duties)
            Visit(duty, $"`{duty.Rule.Id}`", duty.Rule.Place, [duty.Arises]);
    }

    private void Visit(object node, string name, Place place, IEnumerable<Condition> bodies)
    {
        if (done.Contains(node))
            return;
        var at = path.FindIndex(step => step.Node == node);
        if (at >= 0)
        {
            var circle = string.Join(" → ", path.Skip(at).Select(step => step.Name).Append(name));
            findings.Error(
                place,
                $"{name} hangs on itself: {circle}",
                "say one of them without the other"
            );
            return;
        }
        path.Add((node, name));
        foreach (var body in bodies)
            Walk(body, place);
        path.RemoveAt(path.Count - 1);
        done.Add(node);
    }

    private void Walk(Condition condition, Place place)
    {
        switch (condition)
        {
            case TermHolds { Term: var term }:
                Visit(term, $"`{term.Id}`", term.Place, Bodies(term));
                break;
            case TermIs { Term: var term }:
                Visit(term, $"`{term.Id}`", term.Place, Bodies(term));
                break;
            case Owed { Duty: var duty }:
                Visit(duty, $"`{duty.Rule.Id}`", duty.Rule.Place, [duty.Arises]);
                break;
            case Departed departed:
                Visit(departed, "`departed`", place, [departed.OfAct]);
                break;
            default:
                foreach (var part in condition.Parts)
                    Walk(part, place);
                break;
        }
    }

    private static IEnumerable<Condition> Bodies(Term term) =>
        term.Rows.Select(row => row.When).Append(term.Holds);
}
