using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>Reads what an edition says of itself, and the blocks that only state: questions, letters, readings, no-rules.</summary>
internal sealed class EditionReader(Symbols symbols, FindingList findings, DateOnly? today)
{
    private readonly List<(Fact Fact, WrittenText At)> askedAt = [];
    private static readonly string[] OfferedKeys = ["where", "when"];

    public Edition? Edition { get; private set; }

    /// <summary>Whether it is a school's own layer, which may loosen nothing.</summary>
    public bool IsOwnLayer => Edition is { IsSchoolLayer: true };
    public List<Fact> AlwaysAsked { get; } = [];
    public List<Letter> Letters { get; } = [];
    public List<Reading> Readings { get; } = [];
    public HashSet<string> Explained { get; } = [];
    public List<NoRule> NoRules { get; } = [];
    public List<QuestionRule> Questions { get; } = [];
    public List<HelpRule> Help { get; } = [];

    public void ReadEdition(Block block)
    {
        if (Edition is not null)
            findings.Error(
                block.Place,
                "there is a second `edition`",
                "keep one, in the first chapter"
            );
        var due = block.MaybeText("review due");
        var approved = block.MaybeText("approved by");
        var ratified = block.MaybeText("ratified");
        Edition = new Edition(
            block.Words("id"),
            block.Words("title"),
            block.Words("policy"),
            OrNone(block.MaybeText("builds on")),
            block.MaybeWords("author"),
            OrNone(approved),
            OrNone(ratified),
            block.AllWords("published at"),
            block.MaybeWords("reviewed"),
            due?.Text,
            block.AllWords("audience"),
            block.MaybeWords("statutory"),
            block.MaybeWords("banner")
        )
        {
            IsSchoolLayer = block.IsYes("school layer"),
        };
        block.Close();
        if (Edition.ApprovedBy is null)
            findings.Notice(approved?.Place ?? block.Place, "this edition was never approved");
        if (Edition.Ratified is null)
            findings.Notice(ratified?.Place ?? block.Place, "this edition was never ratified");
        if (due is not null)
            CheckReview(due);
    }

    public void ReadQuestion(Block block)
    {
        Questions.Add(new QuestionRule(symbols.Cite(block), block.AllWords("facts")));
        foreach (var id in block.Texts("facts"))
        {
            var fact = symbols.Vocabulary.Find(id.Text);
            if (fact is null)
                findings.Unknown(id, "fact", symbols.Vocabulary.Ids);
            else if (!AlwaysAsked.Contains(fact))
            {
                AlwaysAsked.Add(fact);
                askedAt.Add((fact, id));
            }
        }
        if (!block.Has("facts"))
            block.Require("facts");
        block.Close();
    }

    /// <summary>A notice for each question whose answer no rule reads.</summary>
    public void CheckQuestions(Rulebook rules)
    {
        var read = FactsRead.By(rules.Conditions);
        foreach (var (fact, at) in askedAt.Where(asked => !read.Contains(asked.Fact)))
            findings.Notice(
                at.Place,
                $"this question changes nothing: no rule reads `{fact.Rule.Id}`",
                "keep it if it is asked for the record alone"
            );
    }

    public void ReadLetter(Block block, ConditionReader conditions)
    {
        var id = block.Text("id");
        var clauses = symbols.Cite(block);
        var scope = block.OneOf("for each", Vocables.Entities, isRequired: false) ?? Scope.Case;
        var reach = scope == Scope.Case ? new Reach(false) : new Reach(false, scope);
        var parts = new List<Condition>();
        foreach (var key in OfferedKeys.Where(block.Has))
            parts.Add(conditions.Read(block.Find(key), reach));
        if (scope == Scope.Case && block.Has("where"))
            findings.Error(
                block.KeyOf("where")!.Place,
                "`where` is said without `for each`",
                "use `when`"
            );
        var rule = new LetterRule(
            id?.Text ?? "",
            clauses,
            block.Words("title"),
            scope,
            block.Place
        );
        if (id is not null && Letters.Exists(letter => letter.Rule.Id == id.Text))
            findings.Error(id.Place, $"the letter `{id.Text}` is written twice");
        Letters.Add(new Letter(rule, new All([.. parts]), ReadUnlessRefused(block, scope)));
        block.Close();
    }

    public void ReadReading(Block block)
    {
        var id = block.Text("id");
        var clauses = symbols.Cite(block, isRule: false);
        if (id is not null && Readings.Exists(reading => reading.Id == id.Text))
            findings.Error(id.Place, $"the reading `{id.Text}` is written twice");
        Readings.Add(
            new Reading(
                id?.Text ?? "",
                clauses,
                block.Words("problem"),
                block.Words("choice"),
                block.Place
            )
        );
        block.Close();
    }

    public void ReadNoRule(Block block)
    {
        var clauses = symbols.Cite(block, isRule: false);
        Explained.UnionWith(clauses);
        if (!block.Has("clauses"))
            block.Require("clauses");
        NoRules.Add(new NoRule(clauses, block.Words("because")));
        block.Close();
    }

    private DateOnly? ReadChecked(WrittenText? day)
    {
        if (day is null or { Text: "never" })
            return null;
        if (Fact.TryDay(day.Text, out var read))
            return read;
        findings.Error(day.Place, $"`{day.Text}` is not a day", "write 2026-11-16, or `never`");
        return null;
    }

    public void ReadHelp(Block block)
    {
        var id = block.Text("id");
        if (id is not null && Help.Exists(help => help.Id == id.Text))
            findings.Error(id.Place, $"the help `{id.Text}` is written twice");
        var address = block.MaybeText("address");
        if (
            address is not null
            && !(
                Uri.TryCreate(address.Text, UriKind.Absolute, out var uri) && uri.Scheme == "https"
            )
        )
            findings.Error(
                address.Place,
                $"`{address.Text}` is not the address of a page",
                "write it whole, beginning with https://"
            );
        Help.Add(
            new HelpRule(
                id?.Text ?? "",
                block.Words("name"),
                block.Words("says"),
                address?.Text,
                block.MaybeWords("phone"),
                block.OneOf("standing", Vocables.Standings) ?? Standing.Unverified,
                ReadChecked(block.Text("checked")),
                block.Place
            )
        );
        block.Close();
    }

    private string? ReadUnlessRefused(Block block, Scope scope)
    {
        var act = block.MaybeText("unless refused");
        if (act is null)
            return null;
        if (!symbols.Acts.TryGetValue(act.Text, out var rule))
            findings.Unknown(act, "act", symbols.Acts.Keys);
        else if (rule.Target != scope)
            findings.Error(
                act.Place,
                $"`{act.Text}` is about a {Words.Of(rule.Target)}, and this letter is for a {Words.Of(scope)}"
            );
        return act.Text;
    }

    private void CheckReview(WrittenText due)
    {
        if (WrittenDate.Last(due.Text) is not { } day)
            findings.Error(
                due.Place,
                $"`{due.Text}` is not a day, a month or a year",
                "write 2026-11-16, 2026-11 or 2026"
            );
        else if (today > day)
            findings.Notice(due.Place, $"the review was due in `{due.Text}` and is overdue");
    }

    private static string? OrNone(WrittenText? text) =>
        text is null or { Text: "none" } ? null : text.Text;
}
