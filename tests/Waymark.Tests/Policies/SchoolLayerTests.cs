using Waymark.Policies;
using Waymark.Policies.Comparison;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Policies;

/// <summary>The example of a school's own layer: it may be stricter than the edition it builds on, never looser.</summary>
public sealed class SchoolLayerTests
{
    private static string Policies { get; } =
        Path.Combine(Repository.Root, "policies", "image-sharing");

    [Fact]
    public void A_stricter_rule_is_taken_and_told_as_a_change()
    {
        var own = Read(("", "")).Policy!;
        var lower = PolicyReader
            .Read(Texts(Policies), Texts(Edition("england-2026")), SmallToday, Beside())
            .Policy!;

        var change = Assert.Single(PolicyDifference.Of(lower, own).Rules);
        Assert.Equal(("tell-the-lead", Turn.Changes), (change.Id, change.Turn));
        Assert.Contains(change.Changed, changed => changed.What == "By when");
    }

    [Theory]
    [InlineData("within: 5 minutes", "within: 2 hours", "write `within: 15 minutes` or less")]
    [InlineData("strength: absolute", "strength: must", "write `strength: absolute`")]
    public void A_looser_rule_is_refused_with_what_to_write(string from, string to, string help)
    {
        var reading = Read((from, to));

        Assert.Null(reading.Policy);
        Assert.Contains(
            reading.Findings,
            finding =>
                finding.Message.StartsWith(
                    "looser than the edition below",
                    StringComparison.Ordinal
                )
                && finding.Help == help
        );
    }

    private static DateOnly SmallToday { get; } = new(2026, 11, 16);

    private static PolicyReading Read((string From, string To) change)
    {
        var example = Texts(Path.Combine(Repository.Root, "docs", "examples", "our-school"));
        var text = example[0].Text;
        var changed =
            change.From.Length == 0
                ? text
                : text.Replace(change.From, change.To, StringComparison.Ordinal);
        return PolicyReader.Read(
            Texts(Policies),
            [example[0] with { Text = changed }],
            SmallToday,
            Beside()
        );
    }

    private static Dictionary<string, IReadOnlyList<PolicyText>> Beside() =>
        new[] { "model-2019", "england-2026" }.ToDictionary(id => id, id => Texts(Edition(id)));

    private static string Edition(string id) => Path.Combine(Policies, id);

    private static IReadOnlyList<PolicyText> Texts(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*.md")
                .Select(path => new PolicyText(path, File.ReadAllText(path))),
        ];
}
