using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>What is said of a file that is erased: no name and no word of anybody in it.</summary>
internal static class ErasedFile
{
    /// <param name="before">The log right before.</param>
    internal static FilesErased Of(Dossier dossier, School school, Checkpoint before)
    {
        var one = dossier.Case!;
        var keeping = CaseKeeping.Of(one, school.Settings.Time());
        var proposal = keeping.Proposal!;
        var proposed = one.Entries.Select(entry => entry.What).OfType<ErasureProposed>().Last();
        return new(
            [.. dossier.Sizes.Keys.OrderBy(file => file != one.File)],
            one.Reference,
            dossier.Sizes.Values.Sum() + dossier.Sizes.Count,
            dossier.Entries.Min(entry => entry.Index),
            before.Size,
            before.Root
        )
        {
            Audience = one.Audience,
            OpenedOn = keeping.OpenedOn,
            ClosedOn = keeping.ClosedOn!.Value,
            ReviewOn = proposed.ReviewOn,
            Rule = proposed.Rule,
            Proposer = proposal.By,
            ProposerName = proposal.Name,
            ProposerRole = proposal.Role,
            ProposedAt = proposal.At,
            Reason = proposed.Reason,
        };
    }
}
