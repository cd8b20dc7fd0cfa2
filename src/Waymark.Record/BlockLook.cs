using Waymark.Record.Sealing;

namespace Waymark.Record;

/// <summary>Looks into the entries of a block, on this processor and on those that are idle: hashes each, and opens each that there is a key for.</summary>
/// <remarks>The entries of one file are never looked into by two at once, for a cipher serves only one at a time.</remarks>
/// <param name="keys">The school's; null where nothing is opened.</param>
internal sealed class BlockLook(SchoolKeys? keys, WalkRoom room) : IDisposable
{
    // So few are sooner done than others are called to help.
    private const int Few = 64;

    private readonly FileCiphers?[] _ciphers =
    [
        .. room.Openers.Select(_ => keys is null ? null : new FileCiphers(keys)),
    ];

    public void Into(EntryBlock block)
    {
        var helpers = block.Count > Few ? room.Spare.Take(_ciphers.Length - 1) : 0;
        if (helpers == 0)
        {
            for (var at = 0; at < block.Count; at++)
            {
                LookInto(block[at], Part(block[at]));
            }

            return;
        }

        try
        {
            Parallel.For(
                0,
                _ciphers.Length,
                new ParallelOptions { MaxDegreeOfParallelism = 1 + helpers },
                part => LookInto(block, part)
            );
        }
        finally
        {
            room.Spare.GiveBack(helpers);
        }
    }

    public void Dispose()
    {
        foreach (var ciphers in _ciphers)
        {
            ciphers?.Dispose();
        }
    }

    private void LookInto(EntryBlock block, int part)
    {
        for (var at = 0; at < block.Count; at++)
        {
            if (Part(block[at]) == part)
            {
                LookInto(block[at], part);
            }
        }
    }

    private void LookInto(WalkedEntry entry, int part) =>
        entry.LookInto(room.Openers[part], _ciphers[part]);

    private int Part(WalkedEntry entry) => entry.File.Number % _ciphers.Length;
}
