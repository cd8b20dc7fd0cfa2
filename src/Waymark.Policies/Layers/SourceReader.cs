using Waymark.Policies.Chapters;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Layers;

/// <summary>Reads what an edition says of where it comes from and how it departs: sources, contradictions, withdrawals, switches.</summary>
/// <param name="switchedOn">Switches that count as on, whatever the edition says.</param>
internal sealed class SourceReader(
    Symbols symbols,
    FindingList findings,
    IReadOnlySet<string> switchedOn
)
{
    private const string Unknown = "unknown";
    private const string None = "none";

    private readonly Dictionary<string, SourceRule> sources = [];
    private readonly List<Contradiction> contradictions = [];

    /// <summary>Sources by the clauses that they are of.</summary>
    public IReadOnlyDictionary<string, SourceRule> Sources => sources;

    public IReadOnlyList<Contradiction> Contradictions => contradictions;

    public void ReadSource(Block block)
    {
        var clauses = block.Texts("clauses");
        var source = new SourceRule(
            symbols.Cite(block, isRule: false),
            block.Words("from"),
            ReadDate(block.Text("dated")),
            block.OneOf("standing", Vocables.Standings) ?? Standing.Unverified,
            block.MaybeWords("note"),
            block.Place
        );
        if (clauses.Count == 0)
            block.Require("clauses");
        foreach (var clause in clauses)
        {
            if (!sources.TryAdd(clause.Text, source))
                findings.Error(
                    clause.Place,
                    $"the clause `{clause.Text}` has two sources: this one and {Layering.At(sources[clause.Text].Place)}",
                    "keep one of them"
                );
        }
        block.Close();
    }

    public void ReadContradiction(Block block)
    {
        var id = block.Text("id");
        var read = new Contradiction(
            id?.Text ?? "",
            symbols.Cite(block, "older", isRule: false),
            symbols.Cite(block, "newer", isRule: false),
            block.Words("says"),
            block.Words("now"),
            block.Words("choice"),
            block.Place
        );
        if (read.Older.Count + read.Newer.Count == 0)
            block.Require("newer");
        if (id is not null && contradictions.Exists(one => one.Id == id.Text))
            findings.Error(id.Place, $"the contradiction `{id.Text}` is written twice");
        contradictions.Add(read);
        block.Close();
    }

    /// <summary>What was withdrawn is gone already; here the clauses that say so are held to be there.</summary>
    public void ReadWithdrawal(Block block)
    {
        symbols.Cite(block);
        block.Close();
    }

    public void ReadSwitch(Block block)
    {
        var id = block.Text("id");
        var isOn = block.OneOf("state", Vocables.SwitchStates) ?? false;
        var from = block.Text("from");
        DateOnly? day = null;
        if (from is not null && from.Text != None)
        {
            if (Fact.TryDay(from.Text, out var read))
                day = read;
            else
                findings.Error(
                    from.Place,
                    $"`{from.Text}` is not a day",
                    "write 2026-11-16, or `none`"
                );
        }
        var rule = new SwitchRule(
            id?.Text ?? "",
            isOn || switchedOn.Contains(id?.Text ?? ""),
            day,
            block.Words("because"),
            id?.Place ?? block.Place
        );
        if (id is not null && !symbols.TryAdd(rule))
            findings.Error(id.Place, $"the switch `{id.Text}` is written twice");
        block.Close();
    }

    /// <summary>Each clause of an edition that builds on another says where it comes from.</summary>
    public void CheckOwn(IEnumerable<Clause> own)
    {
        foreach (var clause in own.Where(clause => !sources.ContainsKey(clause.Id)))
            findings.Error(
                clause.Place,
                $"nothing says where the clause `{clause.Id}` comes from",
                "name it in a `source` block, with `from`, `dated` and `standing`"
            );
    }

    private string? ReadDate(WrittenText? dated)
    {
        if (dated is null or { Text: Unknown })
            return null;
        if (WrittenDate.Last(dated.Text) is null)
            findings.Error(
                dated.Place,
                $"`{dated.Text}` is not a day, a month or a year",
                $"write 2026-11-16, 2026-11 or 2026, or `{Unknown}`"
            );
        return dated.Text;
    }
}
