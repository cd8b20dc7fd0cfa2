using System.Reflection;

namespace Waymark.Policies.Publication;

/// <summary>
/// The document that a school publishes, made from the very policy that runs. It stands alone: no script, and nothing is fetched
/// from elsewhere.
/// </summary>
public static class PublishedPolicy
{
    /// <summary>The look of the document, on screen and on paper.</summary>
    public static string Style { get; } = ReadStyle();

    /// <summary>The whole document as one HTML page.</summary>
    public static string Document(Policy policy, PublicationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(settings);
        var title = settings.School is { } school
            ? $"{policy.Edition.Title}: {school}"
            : policy.Edition.Title;
        return new Markup()
            .Raw("<!doctype html>\n")
            .Open("html", ("lang", "en-GB"))
            .Line()
            .Raw("<head><meta charset=\"utf-8\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Element("title", title)
            .Raw($"<style>{Style}</style></head>\n")
            .Open("body", ("class", "policy policy-page"))
            .Element("a", "Skip to the policy", ("href", "#policy"), ("class", "policy-skip"))
            .Open("header")
            .Element("p", settings.School ?? "", ("class", "policy-school"))
            .Element("h1", policy.Edition.Title)
            .Close("header")
            .Line()
            .Open("main", ("id", "policy"), ("tabindex", "-1"))
            .Raw(Body(policy, settings))
            .Close("main")
            .Line()
            .Open("footer")
            .Element(
                "p",
                $"Edition {policy.Edition.Id}. Digest {policy.Digest}. The digest names exactly these words and the rules that run."
            )
            .Close("footer")
            .Raw("</body></html>\n")
            .ToString();
    }

    /// <summary>What stands below the document's title, for a page that has a title and a frame of its own. Its headings begin at the second level.</summary>
    public static string Body(Policy policy, PublicationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(settings);
        var to = new Markup();
        new AboutMarkup(policy, settings).Add(to);
        new ContentsMarkup(policy, settings.For).Add(to);
        var isBoth = settings.For == Audience.Everyone;
        if (settings.For != Audience.Staff)
            AddPart(
                to,
                Anchors.Parents,
                isBoth ? PartTitles.Parents : null,
                () => new ParentsPart(policy).Add(to, isBoth ? 3 : 2)
            );
        if (settings.For != Audience.Parents)
            AddPart(
                to,
                Anchors.Staff,
                isBoth ? PartTitles.Staff : null,
                () => new StaffPart(policy).Add(to, isBoth ? 3 : 2)
            );
        return to.ToString();
    }

    private static void AddPart(Markup to, string anchor, string? title, Action content)
    {
        to.Open("div", ("id", anchor), ("class", "policy-part"));
        if (title is not null)
            to.Element("h2", title);
        content();
        to.Close("div").Line();
    }

    private static string ReadStyle()
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("Waymark.Policies.Publication.document.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
