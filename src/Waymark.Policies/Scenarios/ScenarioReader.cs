using Waymark.Policies.Chapters;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Scenarios;

/// <summary>Reads scenario files. Pure: it opens no file. What names facts, clauses or acts is checked where it is run.</summary>
public static class ScenarioReader
{
    internal static readonly (string Key, Scope Scope)[] Registers =
    [
        ("people", Scope.Person),
        ("devices", Scope.Device),
        ("places", Scope.Place),
    ];

    /// <summary>Reads one scenario.</summary>
    public static ScenarioReading<Scenario> Read(PolicyText text)
    {
        var findings = new FindingList();
        var written = StrictYaml.Read(text.Text, new Place(text.Path, 0, 0), findings);
        var scenario = written is null ? null : Read(written, findings);
        return new(findings.HasErrors ? null : scenario, findings.InOrder([text.Path]));
    }

    /// <summary>Reads the expectations that hold in every case: a list of editions and what is expected there.</summary>
    public static ScenarioReading<IReadOnlyList<StandingExpectation>> ReadStanding(PolicyText text)
    {
        var findings = new FindingList();
        var written = StrictYaml.Read(text.Text, new Place(text.Path, 0, 0), findings);
        var standing = new List<StandingExpectation>();
        if (written is not WrittenList list)
        {
            if (written is not null)
                findings.Error(written.Place, "standing expectations must be a list");
            return new(null, findings.InOrder([text.Path]));
        }
        foreach (var item in list.Items)
        {
            if (BlockOf("standing expectation", item, findings) is not { } block)
                continue;
            standing.Add(new StandingExpectation(block.AllWords("editions"), ReadExpect(block)));
            block.Close();
        }
        return new(findings.HasErrors ? null : standing, findings.InOrder([text.Path]));
    }

    internal static Scenario? Read(Written written, FindingList findings)
    {
        if (BlockOf("scenario", written, findings) is not { } block)
            return null;
        var id = block.MaybeWords("id") ?? "";
        var title = block.MaybeWords("title") ?? "";
        block.Find("source");
        block.Find("basis");
        block.Find("note");
        var common = ReadLayer(block, "", findings);
        var cases = new List<ScenarioCase>();
        foreach (var row in block.Rows("cases", "case"))
        {
            row.Find("note");
            cases.Add(ReadLayer(row, row.Words("name"), findings));
            row.Close();
        }
        block.Close();
        return new Scenario(id, title, common, cases, written.Place);
    }

    private static ScenarioCase ReadLayer(Block block, string name, FindingList findings) =>
        new(
            name,
            block.AllWords("editions"),
            ReadFacts(block.Map("facts"), "", findings),
            Registers.SelectMany(register => ReadEntities(block, register, findings)).ToList(),
            ReadMoment(block, findings),
            block.Has("done") ? ReadDone(block, findings) : null,
            block.Has("not-done") ? block.AllWords("not-done") : null,
            ReadExpect(block),
            block.Place
        )
        {
            SwitchedOn = block.Has("switched-on") ? block.AllWords("switched-on") : null,
        };

    private static Dictionary<string, IReadOnlyList<string>?> ReadFacts(
        WrittenMap? map,
        string prefix,
        FindingList findings
    )
    {
        var facts = new Dictionary<string, IReadOnlyList<string>?>();
        foreach (var pair in map?.Pairs ?? [])
            facts[prefix + pair.Key.Text] = ReadValue(pair, findings);
        return facts;
    }

    private static List<string>? ReadValue(WrittenPair pair, FindingList findings)
    {
        switch (pair.Value)
        {
            case WrittenText { IsNull: true }:
                return null;
            case WrittenText text:
                return [text.Text];
            case WrittenList list
                when list.Items.All(item => item is WrittenText { IsNull: false }):
                return list.Items.Select(item => ((WrittenText)item).Text).ToList();
            default:
                findings.Error(
                    pair.Value.Place,
                    $"`{pair.Key.Text}` must be a word or a list of words"
                );
                return null;
        }
    }

    private static List<ScenarioEntity> ReadEntities(
        Block block,
        (string Key, Scope Scope) register,
        FindingList findings
    )
    {
        var entities = new List<ScenarioEntity>();
        foreach (var pair in block.Map(register.Key)?.Pairs ?? [])
        {
            var prefix = $"{Words.Of(register.Scope)}.";
            if (pair.Value is WrittenMap facts)
                entities.Add(
                    new(register.Scope, pair.Key.Text, ReadFacts(facts, prefix, findings))
                );
            else if (pair.Value is WrittenText { IsNull: true })
                entities.Add(new(register.Scope, pair.Key.Text, null));
            else
                findings.Error(pair.Value.Place, $"`{pair.Key.Text}` must hold its facts");
        }
        return entities;
    }

    private static DateTime? ReadMoment(Block block, FindingList findings)
    {
        var at = block.MaybeText("at");
        if (at is null)
            return null;
        if (Fact.TryMinute(at.Text, out var moment))
            return moment;
        findings.Error(at.Place, $"`{at.Text}` is not a date and time", "write 2026-11-16T10:00");
        return null;
    }

    private static List<Dealing> ReadDone(Block block, FindingList findings)
    {
        var done = new List<Dealing>();
        var written = block.Find("done");
        foreach (var item in written is WrittenList list ? list.Items : [written!])
        {
            if (item is WrittenText { IsNull: false } text)
            {
                done.Add(new Dealing(text.Text, null, null));
            }
            else if (BlockOf("dealing", item, findings) is { } dealing)
            {
                var isDeed = dealing.Has("deed");
                done.Add(
                    new Dealing(
                        dealing.Words(isDeed ? "deed" : "clause"),
                        ReadMoment(dealing, findings),
                        isDeed ? null : dealing.MaybeWords("reason")
                    )
                    {
                        IsDeed = isDeed,
                    }
                );
                dealing.Close();
            }
        }
        return done;
    }

    private static Expectations ReadExpect(Block block)
    {
        if (block.Map("expect") is not { } map)
            return Expectations.None;
        var expect = new Block("expect", map, block.Findings);
        var read = new Expectations
        {
            Open = Vocables
                .Strengths.Where(strength => expect.Has(strength.Key))
                .ToDictionary(
                    strength => strength.Value,
                    strength => expect.AllWords(strength.Key)
                ),
            Not = expect.AllWords("not"),
            Refuse = ReadRefusals(expect, "refuse"),
            RefuseOnly = ReadRefusals(expect, "refuse-only"),
            Allow = expect.AllWords("allow"),
            Class = expect.MaybeWords("class"),
            Ask = expect.AllWords("ask"),
            NotAsk = expect.AllWords("not-ask"),
            School = expect.AllWords("school"),
            Kept = expect.AllWords("kept"),
            NotKept = expect.AllWords("not-kept"),
            Letters = expect.AllWords("letters"),
            Close = expect.MaybeWords("close"),
        };
        expect.Close();
        return read;
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadRefusals(Block expect, string key)
    {
        var refusals = new Dictionary<string, IReadOnlyList<string>>();
        if (expect.Map(key) is not { } map)
            return refusals;
        var block = new Block(key, map, expect.Findings);
        foreach (var pair in map.Pairs)
            refusals[pair.Key.Text] = block.AllWords(pair.Key.Text);
        return refusals;
    }

    private static Block? BlockOf(string kind, Written written, FindingList findings)
    {
        if (written is WrittenMap map)
            return new Block(kind, map, findings);
        findings.Error(written.Place, $"a {kind} must be written as `key: value` pairs");
        return null;
    }
}
