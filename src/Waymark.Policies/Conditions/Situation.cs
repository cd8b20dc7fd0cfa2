namespace Waymark.Policies.Conditions;

/// <summary>
/// One case laid out for evaluation: every fact is one number in one array, every entity one run of that array. The entity at
/// hand is where <see cref="Bind"/> last pointed; an unbound scope has no entity at hand.
/// </summary>
internal sealed class Situation
{
    private const int Scopes = 6;
    public const int Unbound = -1;

    private readonly ulong[] values;
    private readonly FactValue?[] sources;
    private readonly int[] starts = new int[Scopes];
    private readonly int[] widths = new int[Scopes];
    private readonly int[] current = new int[Scopes];

    /// <summary>Of each scope, where the facts of the entity at hand begin among the values.</summary>
    private readonly int[] rows = new int[Scopes];
    private readonly int[] counts = new int[Scopes];
    private readonly Entity?[][] entities = new Entity?[Scopes][];
    private readonly byte[] terms;
    private long[]? moments;
    private readonly int termColumns;
    private readonly Vocabulary vocabulary;

    public Situation(
        Vocabulary vocabulary,
        int termCount,
        CaseFacts facts,
        Deeds deeds,
        DateTime now
    )
    {
        this.vocabulary = vocabulary;
        Facts = facts;
        Deeds = new DeedIndex(deeds);
        Now = now;
        Today = DateOnly.FromDateTime(now);
        LayOut(facts, out var size, out var most);
        values = new ulong[size];
        sources = new FactValue?[size];
        termColumns = most + 1;
        terms = new byte[termCount * termColumns];
        Fill(facts);
    }

    public CaseFacts Facts { get; }
    public DeedIndex Deeds { get; }
    public DateTime Now { get; }
    public DateOnly Today { get; }

    /// <summary>How many entities of the scope there are. A case without acts has one, of which nothing is known.</summary>
    public int Count(Scope scope) => counts[(int)scope];

    /// <summary>An act of which nothing is known, to judge by where none is named.</summary>
    public int BlankAct { get; private set; }

    /// <summary>The entity's name; null for the case, and for the blank act that stands in where a case has none.</summary>
    public string? Name(Scope scope, int index) => entities[(int)scope][index]?.Name;

    public bool IsBound(Scope scope) => current[(int)scope] != Unbound;

    public int Current(Scope scope) => current[(int)scope];

    /// <summary>The name of the entity at hand; null where none is.</summary>
    public string? CurrentName(Scope scope) => IsBound(scope) ? Name(scope, Current(scope)) : null;

    /// <summary>Points at an entity and returns what was pointed at before, to be put back.</summary>
    public int Bind(Scope scope, int index)
    {
        var before = current[(int)scope];
        current[(int)scope] = index;
        rows[(int)scope] = RowOf(scope, index);
        return before;
    }

    public ulong Value(Scope scope, int slot) => values[At(scope, slot)];

    public FactValue? Source(Scope scope, int slot) => sources[At(scope, slot)];

    /// <summary>How many facts are laid out, each counted for every entity.</summary>
    public int FactPlaces => values.Length;

    /// <summary>The place of a fact of the entity at hand, for whoever remembers something of each fact.</summary>
    public int PlaceOf(Fact fact) => At(fact.Rule.Scope, fact.Slot);

    /// <summary>How many terms there can be, each counted for every entity.</summary>
    public int TermPlaces => terms.Length;

    /// <summary>The place of a term that speaks of the entity at hand, for whoever remembers something of each term.</summary>
    public int PlaceOf(Term term) =>
        (term.Index * termColumns)
        + (term.Speaks == Scope.Case ? 0 : current[(int)term.Speaks] + 1);

    /// <summary>What a term came to for the entity at hand, and one more; 0 where it has not been worked out.</summary>
    public ref byte Remembered(Term term) => ref terms[PlaceOf(term)];

    /// <summary>Since when a term is as it is for the entity at hand, in ticks and one more; 0 where it has not been worked out.</summary>
    public ref long Since(Term term) => ref (moments ??= new long[terms.Length])[PlaceOf(term)];

    /// <summary>Forgets the remembered terms, for when what was done has been added to.</summary>
    public void Forget()
    {
        Array.Clear(terms);
        moments = null;
    }

    /// <summary>The place of the entity in its scope; -1 where the case has none of that name.</summary>
    public int IndexOf(Scope scope, string name)
    {
        var among = entities[(int)scope];
        var index = among.Length - 1;
        while (index >= 0 && among[index]?.Name != name)
            index--;
        return index;
    }

    /// <summary>The same case with one act at hand that may not be among its acts: the one being asked about.</summary>
    public static CaseFacts WithAct(CaseFacts facts, Entity act) =>
        facts with
        {
            Entities =
            [
                .. facts.Entities.Where(entity =>
                    entity.Scope != Scope.Act || entity.Name != act.Name
                ),
                act,
            ],
        };

    private int At(Scope scope, int slot) => rows[(int)scope] + slot;

    private int RowOf(Scope scope, int index) => starts[(int)scope] + (index * widths[(int)scope]);

    private void LayOut(CaseFacts facts, out int size, out int most)
    {
        counts[(int)Scope.School] = 1;
        counts[(int)Scope.Case] = 1;
        for (var i = 0; i < facts.Entities.Count; i++)
            counts[(int)Entitled(facts.Entities[i])]++;
        BlankAct = counts[(int)Scope.Act];
        counts[(int)Scope.Act] = Math.Max(1, BlankAct);
        size = 0;
        most = 1;
        for (var scope = 0; scope < Scopes; scope++)
        {
            var rows = scope == (int)Scope.Act ? BlankAct + 1 : counts[scope];
            starts[scope] = size;
            widths[scope] = vocabulary.Width((Scope)scope);
            entities[scope] = rows == 0 ? [] : new Entity?[rows];
            size += rows * widths[scope];
            most = Math.Max(most, rows);
            current[scope] = Unbound;
        }
        Bind(Scope.School, 0);
        Bind(Scope.Case, 0);
    }

    private static Scope Entitled(Entity entity) =>
        entity.Scope is Scope.Act or Scope.Person or Scope.Device or Scope.Place
            ? entity.Scope
            : throw new ArgumentException($"`{entity.Name}` is not a person, device, place or act");

    private void Fill(CaseFacts facts)
    {
        PutAll(facts.Case, null, 0);
        var filled = (stackalloc int[Scopes]);
        filled.Clear();
        for (var i = 0; i < facts.Entities.Count; i++)
        {
            var entity = facts.Entities[i];
            var scope = (int)entity.Scope;
            var index = filled[scope]++;
            for (var other = 0; other < index; other++)
            {
                if (entities[scope][other]!.Name == entity.Name)
                    throw new ArgumentException($"two entries are named `{entity.Name}`");
            }
            entities[scope][index] = entity;
            PutAll(entity.Facts, entity, index);
        }
    }

    /// <summary>Facts mostly come in a plain dictionary, which is gone through without an enumerator on the heap.</summary>
    private void PutAll(IReadOnlyDictionary<string, FactValue> facts, Entity? entity, int index)
    {
        if (facts is Dictionary<string, FactValue> plain)
        {
            foreach (var (id, value) in plain)
                Put(id, value, entity, index);
            return;
        }
        foreach (var (id, value) in facts)
            Put(id, value, entity, index);
    }

    private void Put(string id, FactValue value, Entity? entity, int index)
    {
        var fact =
            vocabulary.Find(id)
            ?? throw new ArgumentException($"the vocabulary has no fact `{id}`");
        var scope = fact.Rule.Scope;
        var fits = entity is null ? scope is Scope.Case or Scope.School : scope == entity.Scope;
        if (!fits)
        {
            throw new ArgumentException(
                $"the fact `{id}` is of the {Words.Of(scope)}, not of {(entity is null ? "the case" : $"`{entity.Name}`")}"
            );
        }
        var at = RowOf(scope, index) + fact.Slot;
        values[at] = fact.Encode(value);
        sources[at] = value;
    }
}
