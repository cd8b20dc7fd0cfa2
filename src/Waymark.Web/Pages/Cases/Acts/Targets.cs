using Waymark.Cases;
using Waymark.Policies;

namespace Waymark.Web.Pages.Cases.Acts;

/// <summary>Whom or what an act can be about, of those in the case.</summary>
internal static class Targets
{
    public static IReadOnlyList<FactOption> Of(ActRule? act, Case one)
    {
        var names = new CaseNames(one);
        var entities = act?.Target switch
        {
            Scope.Person => one.People.Select(person => person.Entity),
            Scope.Device => one.Devices.Select(device => device.Entity),
            Scope.Place => one.Places.Select(place => place.Entity),
            _ => [],
        };
        return [.. entities.Select(entity => new FactOption(entity, names.Of(entity)))];
    }
}
