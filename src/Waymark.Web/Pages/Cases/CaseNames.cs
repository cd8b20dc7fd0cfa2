using System.Text.RegularExpressions;
using Waymark.Cases;

namespace Waymark.Web.Pages.Cases;

/// <summary>What people call the persons, devices and places of a case, where the policy knows them by p1, d1 and l1.</summary>
internal sealed partial class CaseNames(Case one)
{
    /// <summary>The name to show, or a neutral one where nobody knows it.</summary>
    public string Of(string entity) =>
        one.People.FirstOrDefault(person => person.Entity == entity) is { } person
            ? person.Name ?? $"Person {entity[1..]}, name not known"
        : one.Devices.FirstOrDefault(device => device.Entity == entity)?.Called is { } device
            ? device
        : one.Places.FirstOrDefault(place => place.Entity == entity)?.Called is { } place ? place
        : "This act";

    /// <summary>A sentence of the policy with the names put in.</summary>
    public string InWords(string sentence) =>
        Entity().Replace(sentence, match => $"{Of(match.Groups[1].Value)}: ");

    [GeneratedRegex(@"\b([pdla][0-9]{1,3}): ")]
    private static partial Regex Entity();
}
