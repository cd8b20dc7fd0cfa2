using Waymark.Policies.Conditions;
using Waymark.Policies.Scenarios;

namespace Waymark.Policies.Chapters;

/// <summary>
/// One reading of an edition, in the order that lets blocks stand in any order: the chapters and their clauses, the vocabulary, the
/// names of decisions and duties, the terms, and then everything that has conditions.
/// </summary>
internal sealed class EditionReading(
    IReadOnlyList<PolicyText> vocabulary,
    IReadOnlyList<PolicyText> chapters,
    DateOnly? today
)
{
    private readonly FindingList findings = new();
    private readonly List<Scenario> scenarios = [];

    public PolicyReading Read()
    {
        var parts = chapters.Select(Chapter.Read).ToList();
        var clauses = GatherClauses(parts);
        var words = ReadVocabulary();
        var symbols = new Symbols(words, clauses);
        var blocks = parts.SelectMany(part => ReadBlocks(part, Vocables.ChapterBlocks)).ToList();
        var policy = ReadRules(blocks, symbols, parts);
        var order = vocabulary.Concat(chapters).Select(text => text.Path).ToList();
        return new PolicyReading(findings.HasErrors ? null : policy, findings.InOrder(order));
    }

    private Policy ReadRules(
        IReadOnlyList<(Block Block, Step Step)> blocks,
        Symbols symbols,
        IReadOnlyList<Chapter> parts
    )
    {
        var conditions = new ConditionReader(symbols, findings);
        var duties = new DutyReader(symbols, findings);
        var decisions = new DecisionReader(symbols, findings);
        var permissions = new PermissionReader(symbols, conditions, findings);
        var edition = new EditionReader(symbols, findings, today);
        foreach (var (block, step) in Of("decision"))
            decisions.Declare(block, step);
        foreach (var (block, step) in Of("duty", "follow-up"))
            duties.Declare(block, step);
        new TermReader(symbols, conditions, findings).ReadAll(
            Of("term").Select(item => item.Block)
        );
        duties.ReadConditions(conditions);
        var decided = decisions.ReadRows(conditions);
        foreach (var (block, _) in Of("permission"))
            permissions.Read(block);
        permissions.LinkDepartures();
        foreach (var (block, _) in blocks)
            ReadStatement(block, edition, conditions);
        Check(symbols, edition);
        return new Policy(
            new Rulebook
            {
                Vocabulary = symbols.Vocabulary,
                Terms = symbols.Terms.ToList(),
                Class = symbols.Term(Vocables.ClassTerm),
                Duties = symbols.Duties.ToList(),
                Acts = permissions.Acts,
                Decisions = decided,
                Letters = edition.Letters,
                AlwaysAsked = edition.AlwaysAsked,
            }
        )
        {
            Edition = edition.Edition ?? NoEdition,
            Digest = Naming.Digest(vocabulary.Concat(chapters)),
            Steps = parts.Select(part => part.Step).ToList(),
            Clauses = symbols.Clauses,
            Roles = symbols.Roles,
            Facts = symbols.Vocabulary.Rules.ToDictionary(fact => fact.Id),
            Readings = edition.Readings,
            Scenarios = scenarios,
        };

        IEnumerable<(Block Block, Step Step)> Of(params string[] kinds) =>
            blocks.Where(item => kinds.Contains(item.Block.Kind));
    }

    private static Edition NoEdition { get; } =
        new("", "", "", null, null, null, null, [], null, null, [], null, null);

    private static void ReadStatement(
        Block block,
        EditionReader edition,
        ConditionReader conditions
    )
    {
        switch (block.Kind)
        {
            case "edition":
                edition.ReadEdition(block);
                break;
            case "question":
                edition.ReadQuestion(block);
                break;
            case "letter":
                edition.ReadLetter(block, conditions);
                break;
            case "reading":
                edition.ReadReading(block);
                break;
            case "no-rule":
                edition.ReadNoRule(block);
                break;
        }
    }

    private void Check(Symbols symbols, EditionReader edition)
    {
        new Circles(findings).Check(symbols);
        var first = chapters.Count > 0 ? chapters[0].Path : "";
        if (edition.Edition is null)
            findings.Error(
                new Place(first, 1, 1),
                "no chapter has an `edition`",
                "write one in the first chapter"
            );
        if (symbols.Term(Vocables.ClassTerm) is { IsChoice: false } term)
            findings.Error(
                term.Place,
                $"the term `{Vocables.ClassTerm}` must be a choice",
                "write `choose:`"
            );
        foreach (var clause in symbols.Clauses.Values)
        {
            if (symbols.Cited.Contains(clause.Id) || edition.Explained.Contains(clause.Id))
                continue;
            findings.Error(
                clause.Place,
                $"nothing runs the clause `{clause.Id}`",
                "cite it in a block, or say in a `no-rule` block why it needs none"
            );
        }
    }

    private Dictionary<string, Clause> GatherClauses(IReadOnlyList<Chapter> parts)
    {
        var clauses = new Dictionary<string, Clause>();
        foreach (var clause in parts.SelectMany(part => part.Clauses))
        {
            if (!clauses.TryAdd(clause.Id, clause))
                findings.Error(clause.Place, $"the clause `{clause.Id}` is written twice");
        }
        return clauses;
    }

    private VocabularyReader ReadVocabulary()
    {
        var words = new VocabularyReader(findings);
        foreach (var part in vocabulary.Select(Chapter.Read))
        {
            foreach (var (block, _) in ReadBlocks(part, Vocables.VocabularyBlocks))
                words.Read(block);
        }
        words.CheckRoles();
        return words;
    }

    private List<(Block Block, Step Step)> ReadBlocks(Chapter part, IReadOnlyList<string> kinds)
    {
        var blocks = new List<(Block, Step)>();
        foreach (var fenced in part.Blocks)
        {
            if (!kinds.Contains(fenced.Kind))
            {
                findings.Error(
                    fenced.Place,
                    $"there is no kind of block `{fenced.Kind}` here",
                    FindingList.DidYouMean(fenced.Kind, kinds)
                );
                continue;
            }
            if (StrictYaml.Read(fenced.Text, fenced.Before, findings) is not { } written)
                continue;
            if (fenced.Kind == "scenario")
                AddScenario(written);
            else if (written is WrittenMap map)
                blocks.Add(
                    (new Block(fenced.Kind, map with { Place = fenced.Place }, findings), part.Step)
                );
            else
                findings.Error(
                    written.Place,
                    $"a `{fenced.Kind}` must be written as `key: value` pairs"
                );
        }
        return blocks;
    }

    private void AddScenario(Written written)
    {
        if (ScenarioReader.Read(written, findings) is { } scenario)
            scenarios.Add(scenario);
    }
}
