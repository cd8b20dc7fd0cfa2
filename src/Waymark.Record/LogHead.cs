using Waymark.Record.Sealing;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>Where a school's log stands, and when its last entry was recorded.</summary>
/// <remarks>Serves one writer at a time.</remarks>
internal sealed class LogHead(Frontier tree, DateTimeOffset lastRecordedAt)
{
    private (SchoolKeys Keys, byte[] Code)? _code;

    public Frontier Tree => tree;

    public DateTimeOffset LastRecordedAt => lastRecordedAt;

    /// <summary>The code that authenticates it. Kept: where one append ends the next begins.</summary>
    public byte[] Code(SchoolKeys keys)
    {
        if (_code is not { } known || known.Keys != keys)
        {
            known = (keys, keys.HeadCode(tree.Size, tree.Bytes));
            _code = known;
        }

        return known.Code;
    }
}
