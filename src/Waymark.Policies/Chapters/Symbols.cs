using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>The words that conditions and rules may use: what the vocabulary and the blocks of an edition declare.</summary>
internal sealed class Symbols(VocabularyReader words, IReadOnlyDictionary<string, Clause> clauses)
{
    /// <summary>The list of acts that have happened: what a departure is read from.</summary>
    public const string HappenedId = "act.happened";

    private readonly Dictionary<string, Term> terms = [];
    private readonly Dictionary<string, Duty> duties = [];
    private readonly Dictionary<string, DecisionRule> decisions = [];
    private readonly Dictionary<string, SwitchRule> switches = [];
    private Func<string, Term?> readTerm = _ => null;

    public Vocabulary Vocabulary { get; } = words.Vocabulary;
    public KeepingReader SharedKeeping => words.Keeping;
    public IReadOnlyDictionary<string, RoleRule> Roles => words.Roles;
    public IReadOnlyDictionary<string, ActRule> Acts => words.Acts;
    public IReadOnlyDictionary<string, Clause> Clauses => clauses;
    public IReadOnlyDictionary<string, DecisionRule> Decisions => decisions;
    public IReadOnlyDictionary<string, SwitchRule> Switches => switches;
    public Departed Departed { get; } = new();
    public HashSet<string> Cited { get; } = [];

    public IEnumerable<Term> Terms => terms.Values;
    public IEnumerable<Duty> Duties => duties.Values;
    public IReadOnlyList<string> TermIds { get; private set; } = [];
    public IEnumerable<string> DutyIds => duties.Keys;

    public Fact? Happened =>
        Vocabulary.Find(HappenedId) is { Rule: { Type: FactType.List, Scope: Scope.Act } } fact
            ? fact
            : null;

    /// <summary>The term, read now if it was not yet; null where there is none.</summary>
    public Term? Term(string id) => terms.GetValueOrDefault(id) ?? readTerm(id);

    public Duty? Duty(string id) => duties.GetValueOrDefault(id);

    public void DeclareTerms(IReadOnlyList<string> ids, Func<string, Term?> read)
    {
        TermIds = ids;
        readTerm = read;
    }

    public void Add(Term term) => terms.Add(term.Id, term);

    public bool TryAdd(Duty duty) => duties.TryAdd(duty.Rule.Id, duty);

    public bool TryAdd(DecisionRule decision) => decisions.TryAdd(decision.Id, decision);

    public bool TryAdd(SwitchRule one) => switches.TryAdd(one.Id, one);

    /// <summary>The clauses that a block cites; a finding for each that is not in the chapters.</summary>
    public IReadOnlyList<string> Cite(Block block, string key = "clauses", bool isRule = true)
    {
        var cited = block.Texts(key);
        foreach (var clause in cited)
        {
            if (!clauses.ContainsKey(clause.Text))
                block.Findings.Unknown(clause, "clause", clauses.Keys);
            else if (isRule)
                Cited.Add(clause.Text);
        }
        return cited.Select(clause => clause.Text).ToList();
    }
}
