namespace Waymark.Policies.Chapters;

/// <summary>A piece of a block as its author wrote it, with its place in the file. All scalars are text.</summary>
internal abstract record Written(Place Place);

/// <param name="IsNull">Whether it was left empty or written as null, without quotes.</param>
internal sealed record WrittenText(Place Place, string Text, bool IsNull) : Written(Place);

internal sealed record WrittenList(Place Place, IReadOnlyList<Written> Items) : Written(Place);

internal sealed record WrittenMap(Place Place, IReadOnlyList<WrittenPair> Pairs) : Written(Place)
{
    public WrittenPair? Find(string key) => Pairs.FirstOrDefault(pair => pair.Key.Text == key);
}

internal sealed record WrittenPair(WrittenText Key, Written Value);
