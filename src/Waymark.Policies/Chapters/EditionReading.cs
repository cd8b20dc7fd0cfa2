using Waymark.Policies.Conditions;
using Waymark.Policies.Layers;

namespace Waymark.Policies.Chapters;

/// <summary>
/// One reading of an edition, in the order that lets blocks stand in any order: the editions it is made of, their clauses, the
/// vocabulary, the names of decisions and duties, the terms, and then everything that has conditions.
/// </summary>
internal sealed class EditionReading
{
    private readonly FindingList findings = new();
    private readonly BlockReader reader;
    private readonly Layering layering;
    private readonly IReadOnlyList<PolicyText> vocabulary;
    private readonly DateOnly? today;
    private readonly IReadOnlySet<string> switchedOn;

    /// <param name="switchedOn">Switches that count as on, whatever the edition says.</param>
    public EditionReading(
        IReadOnlyList<PolicyText> vocabulary,
        DateOnly? today,
        IReadOnlySet<string> switchedOn
    )
    {
        this.vocabulary = vocabulary;
        this.today = today;
        this.switchedOn = switchedOn;
        reader = new BlockReader(findings);
        layering = new Layering(findings);
    }

    /// <param name="beside">The chapters of the editions beside it, by the name of their folder.</param>
    public PolicyReading Read(
        IReadOnlyList<PolicyText> chapters,
        IReadOnlyDictionary<string, IReadOnlyList<PolicyText>> beside
    )
    {
        var layers = new EditionStack(beside, reader, findings).Read(chapters);
        PartForParents.Check(layers.SelectMany(layer => layer.Chapters), findings);
        var clauses = new ClauseList(layers, findings);
        var symbols = new Symbols(ReadVocabulary(), clauses.ById);
        var policy = ReadRules(layering.Join(layers), symbols, layers, clauses);
        policy.SwitchOn = switches =>
            new EditionReading(vocabulary, null, switches).Read(chapters, beside).Policy!;
        var below = layers.SkipLast(1).SelectMany(layer => layer.Texts).ToList();
        var order = vocabulary.Concat(below).Concat(chapters).Select(text => text.Path).ToList();
        // What a lower edition has earned for itself is told when that one is checked.
        var lower = below.Select(text => text.Path).ToHashSet();
        var told = findings
            .InOrder(order)
            .Where(finding => finding.Severity == Severity.Error || !lower.Contains(finding.File));
        return new PolicyReading(findings.HasErrors ? null : policy, told.ToList());
    }

    private Policy ReadRules(
        IReadOnlyList<Placed> blocks,
        Symbols symbols,
        IReadOnlyList<Layer> layers,
        ClauseList clauses
    )
    {
        var conditions = new ConditionReader(symbols, findings);
        var duties = new DutyReader(symbols, findings);
        var decisions = new DecisionReader(symbols, findings);
        var permissions = new PermissionReader(symbols, conditions, findings);
        var edition = new EditionReader(symbols, findings, today);
        var sources = new SourceReader(symbols, findings, switchedOn);
        foreach (var (block, _) in Of("switch"))
            sources.ReadSwitch(block);
        foreach (var (block, step) in Of("decision"))
            decisions.Declare(block, step);
        foreach (var (block, step) in Of("duty", "follow-up"))
            duties.Declare(block, step);
        new TermReader(symbols, conditions, findings).ReadAll(
            Of("term").Select(item => item.Block)
        );
        duties.ReadConditions(conditions);
        var decided = decisions.ReadRows(conditions);
        foreach (var placed in Of("permission"))
            permissions.Read(placed.Block, placed.IsBelow);
        permissions.CheckAllowed();
        permissions.LinkDepartures();
        foreach (var (block, _) in blocks)
            ReadStatement(block, edition, sources, conditions);
        var properties = new PropertyReader(symbols, conditions, permissions.Acts, findings);
        foreach (var (block, step) in Of("property"))
            properties.Read(block, step);
        var keeping = new KeepingReader(findings);
        keeping.Take(symbols.SharedKeeping);
        foreach (var (block, _) in Of("retention"))
            keeping.ReadRetention(block, symbols.Cite(block), conditions);
        keeping.CheckOwners(symbols.Roles);
        Check(symbols, edition, layers);
        if (clauses.IsLayered)
            sources.CheckOwn(clauses.Own);
        var rules = new Rulebook
        {
            Vocabulary = symbols.Vocabulary,
            Terms = symbols.Terms.ToList(),
            Class = symbols.Term(Vocables.ClassTerm),
            Duties = symbols.Duties.ToList(),
            Acts = permissions.Acts,
            Decisions = decided,
            Letters = edition.Letters,
            AlwaysAsked = [.. edition.AlwaysAsked],
            Properties = properties.Properties,
            Retention = [.. keeping.Retention],
        };
        edition.CheckQuestions(rules);
        return new Policy(rules)
        {
            Edition = edition.Edition ?? NoEdition,
            BuiltFrom = layers.Select(layer => layer.Id).OfType<string>().ToList(),
            Digest = Naming.Digest(vocabulary.Concat(layers.SelectMany(layer => layer.Texts))),
            Steps = SharedSteps.List(layers),
            Clauses = symbols.Clauses,
            Roles = symbols.Roles,
            Facts = symbols.Vocabulary.Rules.ToDictionary(fact => fact.Id),
            Readings = edition.Readings,
            Sources = sources.Sources,
            Contradictions = sources.Contradictions,
            Switches = symbols.Switches.Values.ToList(),
            Changes = layering.Changes,
            Scenarios = reader.Scenarios,
            Watches = [.. keeping.Watches],
            Prose = ProseOf(layers, edition),
        };

        IEnumerable<Placed> Of(params string[] kinds) =>
            blocks.Where(item => kinds.Contains(item.Block.Kind));
    }

    /// <summary>An edition that builds on another may bring its own part for parents; the last one stands.</summary>
    private static Prose ProseOf(IReadOnlyList<Layer> layers, EditionReader edition)
    {
        var chapters = layers.SelectMany(layer => layer.Chapters).ToList();
        return new Prose(
            chapters
                .Where(chapter => !chapter.IsForParents)
                .OrderBy(chapter => chapter.Step.Number)
                .SelectMany(chapter => chapter.Passages)
                .ToList(),
            chapters.LastOrDefault(chapter => chapter.IsForParents)?.Passages ?? [],
            edition.NoRules,
            edition.Questions,
            edition.Help
        );
    }

    private static Edition NoEdition { get; } =
        new("", "", "", null, null, null, null, [], null, null, [], null, null);

    private static void ReadStatement(
        Block block,
        EditionReader edition,
        SourceReader sources,
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
            case "withdraw":
                sources.ReadWithdrawal(block);
                break;
            case "source":
                sources.ReadSource(block);
                break;
            case "contradiction":
                sources.ReadContradiction(block);
                break;
            case "help":
                edition.ReadHelp(block);
                break;
        }
    }

    private void Check(Symbols symbols, EditionReader edition, IReadOnlyList<Layer> layers)
    {
        new Circles(findings).Check(symbols);
        new Claims(findings).Check(symbols);
        new Looser(findings).Check(layering.Replacements, edition.IsOwnLayer);
        var texts = layers[^1].Texts;
        if (edition.Edition is null)
            findings.Error(
                new Place(texts.Count > 0 ? texts[0].Path : "", 1, 1),
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
            if (
                symbols.Cited.Contains(clause.Id)
                || edition.Explained.Contains(clause.Id)
                || layering.LetGo.Contains(clause.Id)
            )
                continue;
            findings.Error(
                clause.Place,
                $"nothing runs the clause `{clause.Id}`",
                "cite it in a block, or say in a `no-rule` block why it needs none"
            );
        }
    }

    private VocabularyReader ReadVocabulary()
    {
        var words = new VocabularyReader(findings);
        foreach (var part in vocabulary.Select(Chapter.Read))
        {
            foreach (var (block, _) in reader.Read(part, Vocables.VocabularyBlocks))
                words.Read(block);
        }
        words.CheckRoles();
        return words;
    }
}
