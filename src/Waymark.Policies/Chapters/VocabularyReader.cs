using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>Reads the roles, facts and acts that every edition of a policy shares.</summary>
internal sealed class VocabularyReader(FindingList findings)
{
    private const string AnyStaff = "staff";

    private readonly List<WrittenText> askedOf = [];
    private readonly Dictionary<string, RoleRule> roles = [];
    private readonly Dictionary<string, (FactRule Rule, Place Place)> facts = [];
    private readonly Dictionary<string, ActRule> acts = [];

    /// <summary>How long files are kept, and which reading is listed, under every edition.</summary>
    public KeepingReader Keeping { get; } = new(findings);

    public IReadOnlyDictionary<string, RoleRule> Roles => roles;
    public IReadOnlyDictionary<string, ActRule> Acts => acts;

    public Vocabulary Vocabulary => new(facts.Values);

    public void Read(Block block)
    {
        switch (block.Kind)
        {
            case "role":
                ReadRole(block);
                break;
            case "act":
                ReadAct(block);
                break;
            case "retention":
                Keeping.ReadRetention(block, []);
                break;
            case "watch":
                Keeping.ReadWatch(block);
                break;
            default:
                ReadFact(block);
                break;
        }
        block.Close();
    }

    /// <summary>Says which facts are asked of a role that is not there, once every role is read.</summary>
    public void CheckRoles()
    {
        foreach (var role in askedOf.Where(role => !IsRole(role.Text)))
            findings.Unknown(role, "role", roles.Keys.Append(AnyStaff));
        Keeping.CheckOwners(roles);
    }

    private bool IsRole(string id) => id == AnyStaff || roles.ContainsKey(id);

    private void ReadRole(Block block)
    {
        var id = block.Text("id");
        var role = new RoleRule(
            id?.Text ?? "",
            block.Words("title"),
            block.AllWords("also called")
        );
        if (id is not null && !roles.TryAdd(id.Text, role))
            findings.Error(id.Place, $"the role `{id.Text}` is written twice");
    }

    private void ReadAct(Block block)
    {
        var id = block.Text("id");
        var target = block.OneOf(
            "target",
            Vocables
                .Scopes.Where(pair => pair.Value is not (Scope.School or Scope.Act))
                .ToDictionary()
        );
        var act = new ActRule(id?.Text ?? "", block.Words("title"), target ?? Scope.Case);
        if (id is not null && !acts.TryAdd(id.Text, act))
            findings.Error(id.Place, $"the act `{id.Text}` is written twice");
    }

    private void ReadFact(Block block)
    {
        var id = block.Text("id");
        var scope = block.OneOf("scope", Vocables.Scopes);
        var type = block.OneOf("type", Vocables.Types);
        var rule = new FactRule(
            id?.Text ?? "",
            scope ?? Scope.Case,
            type ?? FactType.Text,
            ReadOptions(block, type),
            block.Words("asks"),
            block.MaybeWords("hint"),
            block.MaybeWords("told"),
            block.AllWords("asked of")
        );
        askedOf.AddRange(block.Texts("asked of"));
        if (id is null)
            return;
        var isEntity = rule.Scope is Scope.Person or Scope.Device or Scope.Place;
        if (isEntity && !id.Text.StartsWith($"{Words.Of(rule.Scope)}.", StringComparison.Ordinal))
        {
            findings.Error(
                id.Place,
                $"the fact `{id.Text}` is of a {Words.Of(rule.Scope)}, so its id must begin with `{Words.Of(rule.Scope)}.`"
            );
        }
        if (!facts.TryAdd(id.Text, (rule, id.Place)))
            findings.Error(id.Place, $"the fact `{id.Text}` is written twice");
    }

    private List<FactOption> ReadOptions(Block block, FactType? type)
    {
        var written = block.Map("values");
        var options = new List<FactOption>();
        foreach (var pair in written?.Pairs ?? [])
        {
            if (pair.Value is WrittenText { IsNull: false } words)
                options.Add(new FactOption(pair.Key.Text, words.Text));
            else
                findings.Error(pair.Value.Place, $"`{pair.Key.Text}` must be words");
        }
        var needsOptions = type is FactType.Choice or FactType.List;
        if (needsOptions && options.Count == 0)
            findings.Error(
                block.Place,
                "this `fact` has no `values`",
                "write `values:`, one option a line"
            );
        if (options.Count > Fact.MostOptions)
            findings.Error(written!.Place, $"a fact can have {Fact.MostOptions} values at most");
        if (type is FactType.YesNo)
            return OfYesNo(written, options);
        if (!needsOptions && type is not null && written is not null)
            findings.Error(written.Place, "only a `choice`, a `list` or a `yes-no` has `values`");
        return options;
    }

    private List<FactOption> OfYesNo(WrittenMap? written, List<FactOption> options)
    {
        if (options.Count == 0)
            return [new FactOption("yes", "Yes"), new FactOption("no", "No")];
        if (!options.Select(option => option.Value).Order().SequenceEqual(["no", "yes"]))
            findings.Error(
                written!.Place,
                "the values of a `yes-no` are `yes` and `no`",
                "make it a `choice`"
            );
        return options;
    }
}
