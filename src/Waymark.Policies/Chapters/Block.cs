namespace Waymark.Policies.Chapters;

/// <summary>A mapping read key by key. What was never asked for is unknown to the language, and <see cref="Close"/> says so.</summary>
internal sealed class Block(string kind, WrittenMap map, FindingList findings)
{
    private HashSet<string> Asked { get; init; } = [];

    public string Kind => kind;
    public Place Place => map.Place;
    public FindingList Findings => findings;

    public bool Has(string key) => Find(key) is not null;

    public Written? Find(string key)
    {
        Asked.Add(key);
        return map.Find(key)?.Value;
    }

    public WrittenText? KeyOf(string key) => map.Find(key)?.Key;

    public Written? Require(string key)
    {
        var value = Find(key);
        if (value is null)
            findings.Error(Place, $"this `{kind}` has no `{key}`", $"write `{key}:`");
        return value;
    }

    /// <summary>The text under a key; null, with a finding, where it is missing or is not text.</summary>
    public WrittenText? Text(string key) => AsText(key, Require(key));

    public WrittenText? MaybeText(string key) => Find(key) is { } value ? AsText(key, value) : null;

    public string Words(string key) => Text(key)?.Text ?? "";

    public string? MaybeWords(string key) => MaybeText(key)?.Text;

    /// <summary>Several texts, or one; none where the key is missing.</summary>
    public IReadOnlyList<WrittenText> Texts(string key) =>
        Find(key) is not { } value ? []
        : value is WrittenList list
            ? list.Items.Select(item => AsText(key, item)).OfType<WrittenText>().ToList()
        : AsText(key, value) is { } one ? [one]
        : [];

    public IReadOnlyList<string> AllWords(string key) =>
        Texts(key).Select(text => text.Text).ToList();

    /// <summary>The mappings of a list, each as a block of its own kind.</summary>
    public IReadOnlyList<Block> Rows(string key, string rowKind)
    {
        if (Find(key) is not { } value)
            return [];
        if (value is not WrittenList list)
        {
            findings.Error(
                value.Place,
                $"`{key}` must be a list of rows",
                "begin each row with `- `"
            );
            return [];
        }
        return list.Items.Select(item => AsMap(rowKind, item)).OfType<Block>().ToList();
    }

    public WrittenMap? Map(string key)
    {
        if (Find(key) is not { } value)
            return null;
        if (value is WrittenMap found)
            return found;
        findings.Error(value.Place, $"`{key}` must be written as `name: words` pairs");
        return null;
    }

    /// <summary>One of the words, as what it stands for.</summary>
    public T? OneOf<T>(string key, IReadOnlyDictionary<string, T> words, bool isRequired = true)
        where T : struct
    {
        var text = isRequired ? Text(key) : MaybeText(key);
        if (text is null)
            return null;
        if (words.TryGetValue(text.Text, out var value))
            return value;
        findings.Error(
            text.Place,
            $"`{key}` cannot be `{text.Text}`",
            FindingList.DidYouMean(text.Text, words.Keys)
        );
        return null;
    }

    /// <summary>A claim that is there with `yes`, or is not there.</summary>
    public bool IsYes(string key, string yes = "yes")
    {
        var text = MaybeText(key);
        if (text is null)
            return false;
        if (text.Text != yes)
            findings.Error(text.Place, $"`{key}` can only be `{yes}`", "leave it out otherwise");
        return true;
    }

    /// <summary>The same block with its mapping written anew.</summary>
    public Block Rewritten(Func<WrittenMap, WrittenMap> how) =>
        new(kind, how(map), findings) { Asked = Asked };

    /// <summary>Says which keys the language does not know.</summary>
    public void Close()
    {
        foreach (var pair in map.Pairs.Where(pair => !Asked.Contains(pair.Key.Text)))
        {
            findings.Error(
                pair.Key.Place,
                $"a `{kind}` has no key `{pair.Key.Text}`",
                FindingList.DidYouMean(pair.Key.Text, Asked)
            );
        }
    }

    private Block? AsMap(string rowKind, Written item)
    {
        if (item is WrittenMap row)
            return new Block(rowKind, row, findings);
        findings.Error(item.Place, $"a `{rowKind}` must be written as `key: value` pairs");
        return null;
    }

    private WrittenText? AsText(string key, Written? value)
    {
        if (value is null)
            return null;
        if (value is WrittenText { IsNull: false } text && text.Text.Trim().Length > 0)
            return text;
        findings.Error(value.Place, $"`{key}` must be words");
        return null;
    }
}
