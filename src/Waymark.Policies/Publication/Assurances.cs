using Waymark.Policies.Conditions;

namespace Waymark.Policies.Publication;

/// <summary>
/// How each clause is made sure of: every rule that cites it, in words. A rule that cites several clauses is told in full under
/// the first of them, and named under the others.
/// </summary>
internal sealed class Assurances
{
    private readonly Policy policy;
    private readonly Dictionary<string, List<Action<Markup>>> told = [];
    private readonly Dictionary<string, int> order;

    public Assurances(Policy policy)
    {
        this.policy = policy;
        order = policy
            .Clauses.Keys.Select((id, index) => (id, index))
            .ToDictionary(pair => pair.id, pair => pair.index);
        var duties = new DutyMarkup(policy);
        foreach (var duty in policy.Rules.Duties)
            Tell(
                duty.Rule.Clauses,
                to => duties.Add(to, duty),
                $"See: {duty.Rule.Do}",
                Anchors.Duty(duty.Rule.Id)
            );
        foreach (var act in policy.Rules.Acts)
            TellAct(act);
        foreach (var decision in policy.Rules.Decisions)
            TellDecision(decision);
        TellStatements();
        TellChanges();
    }

    /// <summary>Whether anything is told of a clause.</summary>
    public bool Has(string clause) => told.ContainsKey(clause);

    /// <summary>The list of what is told of a clause; nothing where nothing is.</summary>
    public void Add(Markup to, string clause)
    {
        if (!told.TryGetValue(clause, out var items))
            return;
        to.Open("div", ("class", "policy-how"))
            .Element("p", "How we make sure", ("class", "policy-how__title"))
            .Open("ul");
        foreach (var item in items)
            item(to);
        to.Close("ul").Close("div").Line();
    }

    private void TellAct(ActRules act)
    {
        var words = new ActMarkup(policy, act);
        var cited = act.Clauses.Count > 0 ? act.Clauses : act.Bars.SelectMany(bar => bar.Clauses);
        if (InOrder(cited) is not [var home, ..])
            return;
        At(home, to => words.Add(to));
        var rows = act
            .Bars.SelectMany(bar => bar.Clauses.Select(clause => (Clause: clause, Bar: bar)))
            .Where(row => row.Clause != home)
            .ToLookup(row => row.Clause, row => row.Bar);
        foreach (var row in rows)
            At(row.Key, to => words.AddRows(to, row));
        foreach (
            var clause in act.Clauses.Where(clause => clause != home && !rows.Contains(clause))
        )
            At(clause, to => See(to, $"See: {act.Act.Title}", Anchors.Act(act.Act.Id)));
    }

    private void TellDecision(Decision decision)
    {
        var words = new DecisionMarkup(policy, decision);
        Tell(
            decision
                .Rule.Clauses.Concat(decision.Rows.SelectMany(row => row.Row.Clauses))
                .Concat(decision.Agreements.SelectMany(row => row.Row.Clauses)),
            words.Add,
            $"See the decision: {decision.Rule.Title}",
            Anchors.Decision(decision.Rule.Id)
        );
    }

    private void TellStatements()
    {
        foreach (var question in policy.Prose.Questions)
        foreach (var clause in question.Clauses)
            At(clause, to => AddQuestion(to, question));
        foreach (var letter in policy.Rules.Letters)
        foreach (var clause in letter.Rule.Clauses)
            At(clause, to => Item(to, "A letter is offered", letter.Rule.Title));
        foreach (var term in policy.Rules.Terms)
        foreach (var clause in term.Clauses)
            At(clause, to => See(to, $"What this means: {term.Means}", Anchors.Term(term.Id)));
        foreach (var none in policy.Prose.NoRules)
        foreach (var clause in none.Clauses)
            At(clause, to => Item(to, "No rule is needed", none.Because));
        foreach (var reading in policy.Readings)
            Tell(
                reading.Clauses,
                to =>
                    to.Open("li", ("id", Anchors.Reading(reading.Id)))
                        .Element("strong", $"How we read it ({reading.Id}). ")
                        .Text($"{reading.Problem.Trim()} ")
                        .Element("em", "We hold: ")
                        .Text(reading.Choice.Trim())
                        .Close("li"),
                $"How we read it ({reading.Id})",
                Anchors.Reading(reading.Id)
            );
    }

    /// <summary>Where an upper edition departs from a lower one: what was replaced or withdrawn, what is said now, and what is done.</summary>
    private void TellChanges()
    {
        foreach (var change in policy.Changes)
        foreach (var clause in change.Clauses)
            At(
                clause,
                to =>
                    Item(
                        to,
                        change.ReplacedBy is null
                            ? "This withdraws an earlier rule"
                            : "This takes the place of an earlier rule",
                        change.Because
                    )
            );
        foreach (var one in policy.Contradictions)
        foreach (var clause in one.Older.Concat(one.Newer).Distinct())
            At(
                clause,
                to =>
                    Item(
                        to,
                        $"Where advice has changed ({one.Id})",
                        $"{RuleWords.Sentence(one.Says)} Now: {RuleWords.Sentence(one.Now)} We hold: {RuleWords.Sentence(one.Choice)}"
                    )
            );
    }

    private void AddQuestion(Markup to, QuestionRule question)
    {
        var asked = question.Facts.Select(id => $"“{policy.Facts[id].Asks}”");
        Item(to, "We ask until it is answered", string.Join(" ", asked));
    }

    private void Tell(IEnumerable<string> clauses, Action<Markup> whole, string seen, string anchor)
    {
        var cited = InOrder(clauses);
        if (cited.Count == 0)
            return;
        At(cited[0], whole);
        foreach (var clause in cited.Skip(1))
            At(clause, to => See(to, seen, anchor));
    }

    private List<string> InOrder(IEnumerable<string> clauses) =>
        clauses.Distinct().Where(order.ContainsKey).OrderBy(clause => order[clause]).ToList();

    private void At(string clause, Action<Markup> tell)
    {
        if (!told.TryGetValue(clause, out var items))
            told[clause] = items = [];
        items.Add(tell);
    }

    private static void See(Markup to, string words, string anchor) =>
        to.Open("li").Link(anchor, words).Close("li");

    private static void Item(Markup to, string title, string words) =>
        to.Open("li").Element("strong", $"{title}: ").Text(words.Trim()).Close("li");
}
