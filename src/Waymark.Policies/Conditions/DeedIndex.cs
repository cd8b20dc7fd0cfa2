namespace Waymark.Policies.Conditions;

/// <summary>What was done, found by name. Decisions come in as deeds too, unless they no longer stand.</summary>
internal sealed class DeedIndex(Deeds deeds)
{
    private const string DecisionPrefix = "decision.";
    private static readonly List<Deed> None = [];

    private readonly Dictionary<string, List<Deed>>? done =
        deeds.Done.Count == 0 ? null : ByName(deeds.Done);
    private Dictionary<string, List<Deed>>? decided;

    /// <summary>A bit for each name that is in the index, shared with others: most names that are looked for are not, and fail here.</summary>
    private ulong marks = Marks(deeds.Done);

    public Deeds Deeds => deeds;

    /// <summary>Adds the decisions that stand, each under its own name and that of the option chosen.</summary>
    public void Add(IReadOnlyList<Deed> decisions)
    {
        decided = ByName(decisions);
        marks |= Marks(decisions);
    }

    /// <summary>The latest deed of that name for the entity, or for all; null where there is none.</summary>
    public Deed? Last(string name, string? entity) =>
        (marks & Mark(name)) == 0
            ? null
            : Later(Last(done, name, entity), Last(decided, name, entity));

    /// <summary>The earliest deed of that name for the entity, or for all, after a moment or ever; null where there is none.</summary>
    public Deed? FirstAfter(DateTime? moment, string name, string? entity) =>
        Earlier(FirstAfter(moment, done, name, entity), FirstAfter(moment, decided, name, entity));

    /// <summary>The later of two deeds; of two at the same moment the first.</summary>
    public static Deed? Later(Deed? one, Deed? other) =>
        one is null || other?.At > one.At ? other : one;

    private static Deed? Earlier(Deed? one, Deed? other) =>
        one is null || other?.At < one.At ? other : one;

    public static IReadOnlyList<string> Names(DecisionTaken taken) =>
        [DecisionPrefix + taken.Decision, $"{DecisionPrefix}{taken.Decision}.{taken.Option}"];

    /// <summary>The last attempt to set the duty aside for the entity, or for all; null where there is none.</summary>
    public SettingAside? FindSettingAside(string duty, string? entity)
    {
        for (var i = deeds.SetAside.Count - 1; i >= 0; i--)
        {
            var aside = deeds.SetAside[i];
            if (aside.Duty == duty && (aside.Entity is null || aside.Entity == entity))
                return aside;
        }
        return null;
    }

    private Deed? Last(Dictionary<string, List<Deed>>? among, string name, string? entity)
    {
        if (among is null)
            return null;
        Deed? last = null;
        var named = Of(among, name);
        for (var i = 0; i < named.Count; i++)
        {
            if (named[i].Entity is null || named[i].Entity == entity)
                last = Later(last, named[i]);
        }
        return last;
    }

    private Deed? FirstAfter(
        DateTime? moment,
        Dictionary<string, List<Deed>>? among,
        string name,
        string? entity
    )
    {
        Deed? first = null;
        foreach (var deed in Of(among, name))
        {
            var isAfter = moment is null || deed.At > moment;
            if (isAfter && (deed.Entity is null || deed.Entity == entity))
                first = Earlier(first, deed);
        }
        return first;
    }

    /// <summary>A decision that was taken speaks for itself: a deed of the same name cannot stand in for one that is stale.</summary>
    private List<Deed> Of(Dictionary<string, List<Deed>>? among, string name) =>
        among is not null
        && among.TryGetValue(name, out var deeds)
        && !(among == done && IsDecided(name))
            ? deeds
            : None;

    private bool IsDecided(string name)
    {
        if (
            deeds.Decisions.Count == 0
            || !name.StartsWith(DecisionPrefix, StringComparison.Ordinal)
        )
            return false;
        var rest = name.AsSpan(DecisionPrefix.Length);
        for (var i = 0; i < deeds.Decisions.Count; i++)
        {
            var decision = deeds.Decisions[i].Decision;
            var isNamed = rest.StartsWith(decision, StringComparison.Ordinal);
            if (isNamed && (rest.Length == decision.Length || rest[decision.Length] == '.'))
                return true;
        }
        return false;
    }

    private static ulong Marks(IReadOnlyList<Deed> deeds)
    {
        var marks = 0UL;
        for (var i = 0; i < deeds.Count; i++)
            marks |= Mark(deeds[i].Name);
        return marks;
    }

    private static ulong Mark(string name) =>
        name.Length == 0 ? 1 : 1UL << ((name.Length + (7 * name[^1])) & 63);

    private static Dictionary<string, List<Deed>> ByName(IReadOnlyList<Deed> deeds)
    {
        var byName = new Dictionary<string, List<Deed>>();
        for (var i = 0; i < deeds.Count; i++)
        {
            var deed = deeds[i];
            if (byName.TryGetValue(deed.Name, out var same))
                same.Add(deed);
            else
                byName.Add(deed.Name, [deed]);
        }
        return byName;
    }
}
