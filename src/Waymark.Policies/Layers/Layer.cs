using Waymark.Policies.Chapters;

namespace Waymark.Policies.Layers;

/// <summary>A block, and the step of the chapter it stands in.</summary>
internal sealed record Placed(Block Block, Step Step)
{
    /// <summary>Whether it comes from an edition below the one that is read.</summary>
    public bool IsBelow { get; init; }
}

/// <summary>One edition of a stack: its chapters taken apart, and its blocks in the order written.</summary>
/// <param name="Id">The id that its own `edition` gives; null where it gives none.</param>
internal sealed record Layer(
    string? Id,
    IReadOnlyList<PolicyText> Texts,
    IReadOnlyList<Chapter> Chapters,
    IReadOnlyList<Placed> Blocks
);
