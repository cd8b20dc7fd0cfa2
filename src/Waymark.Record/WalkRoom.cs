using Waymark.Record.Sealing;

namespace Waymark.Record;

/// <summary>What one walk after another works with. Made anew for each, it would be most of what many small logs leave behind.</summary>
/// <param name="spare">The processors, shared with those who walk meanwhile.</param>
internal sealed class WalkRoom(SpareProcessors spare) : IDisposable
{
    public SpareProcessors Spare { get; } = spare;

    /// <summary>The block that is looked into, and the one that is read.</summary>
    public (EntryBlock Given, EntryBlock Next) Blocks { get; set; } = (new(), new());

    /// <summary>One for each part of a block.</summary>
    public IReadOnlyList<EntryOpener> Openers { get; } =
    [.. Enumerable.Range(0, SpareProcessors.Most).Select(_ => new EntryOpener())];

    public void Dispose()
    {
        foreach (var opener in Openers)
        {
            opener.Dispose();
        }
    }
}
