using System.Globalization;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Publication;

/// <summary>
/// The part for parents: the edition's own chapter for them and where to find help. Nothing else of the policy is
/// ever read for it, so what staff do with a picture or a device cannot stray into it.
/// </summary>
internal sealed class ParentsPart(Policy policy)
{
    public const string HelpTitle = "Where to get help";
    public const string HelpAnchor = "help";

    public static string Anchor(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"parents-{index}");

    public void Add(Markup to, int level)
    {
        var passages = policy.Prose.ForParents;
        if (passages.Count == 0)
            to.Element("p", "This edition has no part for parents yet. Please ask the school.");
        var headings = new Headings(level);
        foreach (var (passage, index) in passages.Select((one, index) => (one, index)))
        {
            if (passage.Level > 1)
                headings.Add(to, passage.Level, passage.Heading, Anchor(index));
            to.Raw(ProseMarkup.Of(passage.Text)).Line();
        }
        if (policy.Prose.Help.Count == 0)
            return;
        headings.Add(to, 2, HelpTitle, HelpAnchor);
        to.Open("ul", ("class", "policy-help"));
        foreach (var help in policy.Prose.Help)
            AddHelp(to, help);
        to.Close("ul");
    }

    private static void AddHelp(Markup to, HelpRule help)
    {
        to.Open("li").Element("strong", help.Name).Text(". ").Text(help.Says.Trim());
        if (help.Phone is { } phone)
            to.Text(" Telephone: ")
                .Element(
                    "a",
                    phone,
                    ("href", $"tel:{phone.Replace(" ", "", StringComparison.Ordinal)}")
                )
                .Text(".");
        if (help.Address is { } address)
            to.Text(" ").Element("a", address, ("href", address), ("rel", "noreferrer"));
        to.Text(" ").Element("small", Checked(help));
        to.Close("li");
    }

    private static string Checked(HelpRule help) =>
        help.Checked is not { } day || help.Standing == Standing.Unverified
            ? "We have not checked this yet."
            : $"Last checked on {Words.Day(day)}.";
}
