using Waymark.Cases;

namespace Waymark.Web.Pages.Cases;

/// <summary>The question which person of the case something is about.</summary>
/// <param name="Other">What stands for somebody who is not in the case; null where it must be one of them.</param>
internal sealed record PersonChoice(
    string Field,
    string Label,
    Case Case,
    string? Chosen,
    string? Other = null
)
{
    /// <summary>Those who do not work here: children, and adults from outside.</summary>
    public IEnumerable<PersonInCase> People => Case.People.Where(one => one.Colleague is null);

    public CaseNames Names => new(Case);
}
