namespace Waymark.Policies.Publication;

/// <summary>The names of places in the document. A clause's is its own id, as people cite it.</summary>
internal static class Anchors
{
    public const string Meanings = "meanings";
    public const string Parents = "for-parents";
    public const string Staff = "for-staff";

    public static string Step(Step step) => step.Anchor;

    public static string Duty(string id) => $"duty-{id}";

    public static string Act(string id) => $"act-{id}";

    public static string Decision(string id) => $"decision-{id}";

    public static string Reading(string id) => $"reading-{id}";

    public static string Term(string id) => $"term-{id}";
}
