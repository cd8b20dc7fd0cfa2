using Waymark.Policies.Publication;

namespace Waymark.Web.Pages.OurPolicy;

/// <summary>The published document of the edition in force, without a frame of its own.</summary>
internal static class OurPolicyText
{
    public static string Of(
        SchoolPolicy running,
        string? school,
        Audience audience,
        TimeProvider time
    ) =>
        PublishedPolicy.Body(
            running.InForce,
            new PublicationSettings(
                DateOnly.FromDateTime(time.GetUtcNow().DateTime),
                school,
                For: audience
            )
        );
}
