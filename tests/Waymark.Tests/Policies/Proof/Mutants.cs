using System.Text.Json;
using System.Text.RegularExpressions;
using Waymark.Policies;
using Waymark.Policies.Chapters;

namespace Waymark.Tests.Policies.Proof;

/// <summary>A chapter with one row of a permission, or one condition of an `all` in one, left out.</summary>
/// <param name="What">What was left out, and where it stood.</param>
internal sealed record Mutant(string Act, string What, PolicyText Chapter);

/// <summary>Every such chapter of an edition.</summary>
internal static partial class Mutants
{
    private static readonly string[] s_rows = ["needs", "refused"];

    public static IEnumerable<Mutant> Of(IEnumerable<PolicyText> chapters) =>
        chapters.SelectMany(chapter =>
            Permission()
                .Matches(chapter.Text)
                .SelectMany(block => OfBlock(chapter, block.Groups["text"]))
        );

    private static IEnumerable<Mutant> OfBlock(PolicyText chapter, Group block)
    {
        var line = 1 + chapter.Text.AsSpan(0, block.Index).Count('\n');
        var place = new Place(chapter.Path, line - 1, 0);
        var written = (WrittenMap)StrictYaml.Read(block.Value, place, new FindingList())!;
        var act = ((WrittenText)written.Find("act")!.Value).Text;
        foreach (var (at, without) in WithoutRow(written).Concat(Without(written)))
            yield return new Mutant(
                act,
                $"{act}, {Path.GetFileName(chapter.Path)}:{at.Place.Line}: {Flow(at)}",
                chapter with
                {
                    Text =
                        chapter.Text[..block.Index]
                        + Flow(without)
                        + "\n"
                        + chapter.Text[(block.Index + block.Length)..],
                }
            );
    }

    /// <summary>Each row left out. The block cites its clauses, so that nothing but the rule itself is missed.</summary>
    private static IEnumerable<(Written At, Written Without)> WithoutRow(WrittenMap block)
    {
        foreach (var pair in block.Pairs.Where(pair => s_rows.Contains(pair.Key.Text)))
        {
            foreach (var row in ((WrittenList)pair.Value).Items.Cast<WrittenMap>())
                yield return (
                    row,
                    Put(Dropped(block, pair, row), "clauses", row.Find("clauses")!.Value)
                );
        }
    }

    private static WrittenMap Dropped(WrittenMap block, WrittenPair rows, Written row)
    {
        var left = ((WrittenList)rows.Value).Items.Where(item => item != row).ToList();
        return block with
        {
            Pairs =
            [
                .. block.Pairs.Where(pair => pair != rows),
                .. left.Count == 0
                    ? Array.Empty<WrittenPair>()
                    : [rows with { Value = new WrittenList(rows.Value.Place, left) }],
            ],
        };
    }

    private static WrittenMap Put(WrittenMap block, string key, Written cited)
    {
        var before = block.Find(key)?.Value;
        var all = Items(before).Concat(Items(cited)).DistinctBy(item => ((WrittenText)item).Text);
        var value = new WrittenList(block.Place, all.ToList());
        return block with
        {
            Pairs =
            [
                .. block.Pairs.Where(pair => pair.Key.Text != key),
                new WrittenPair(new WrittenText(block.Place, key, false), value),
            ],
        };
    }

    private static IEnumerable<Written> Items(Written? written) =>
        written is WrittenList list ? list.Items
        : written is null ? []
        : [written];

    /// <summary>Each condition of each `all` left out, wherever it stands.</summary>
    private static IEnumerable<(Written At, Written Without)> Without(Written written)
    {
        if (written is WrittenMap map)
        {
            foreach (var pair in map.Pairs)
            {
                foreach (var (at, without) in OfAll(pair).Concat(Without(pair.Value)))
                    yield return (
                        at,
                        map with
                        {
                            Pairs = map
                                .Pairs.Select(one =>
                                    one == pair ? pair with { Value = without } : one
                                )
                                .ToList(),
                        }
                    );
            }
        }
        if (written is WrittenList list)
        {
            foreach (var item in list.Items)
            {
                foreach (var (at, without) in Without(item))
                    yield return (
                        at,
                        list with
                        {
                            Items = list.Items.Select(one => one == item ? without : one).ToList(),
                        }
                    );
            }
        }
    }

    private static IEnumerable<(Written At, Written Without)> OfAll(WrittenPair pair) =>
        pair is { Key.Text: "all", Value: WrittenList { Items.Count: > 1 } list }
            ? list.Items.Select(item =>
                (
                    item,
                    (Written)
                        new WrittenList(
                            list.Place,
                            list.Items.Where(other => other != item).ToList()
                        )
                )
            )
            : [];

    /// <summary>On one line, every text between quotes.</summary>
    private static string Flow(Written written) =>
        written switch
        {
            WrittenMap map =>
                $"{{ {string.Join(", ", map.Pairs.Select(pair => $"{Flow(pair.Key)}: {Flow(pair.Value)}"))} }}",
            WrittenList list => $"[ {string.Join(", ", list.Items.Select(Flow))} ]",
            WrittenText text => JsonSerializer.Serialize(text.Text),
            _ => "",
        };

    [GeneratedRegex(
        "^```permission\r?\n(?<text>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Permission();
}
