using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>The record that this installation keeps and the school it serves. An empty installation has neither until its first page makes them.</summary>
internal sealed class SchoolRecord(WaymarkOptions options, TimeProvider clock) : IDisposable
{
    private volatile Kept? _kept;

    public bool IsMade => _kept is not null;

    /// <exception cref="InvalidOperationException">There is no school yet.</exception>
    public RecordStore Store => Now.Store;

    /// <exception cref="InvalidOperationException">There is no school yet.</exception>
    public SchoolId School => Now.School;

    private Kept Now => _kept ?? throw new InvalidOperationException("There is no school yet.");

    /// <summary>Opens the record if there is one.</summary>
    /// <exception cref="RecordException">The record and the keys do not belong together, one of them is missing, or the record is older than what was handed out of it. Nothing was changed.</exception>
    public void Open()
    {
        if (RecordStore.IsAt(options.Place))
        {
            var store = RecordStore.Open(options.Place, MasterKey.Load(options.Key), clock);
            if (options.Witness.Folder.Length > 0)
            {
                new WitnessFolder(options.Witness.Folder).RefuseSetBack(store);
            }

            _kept = new Kept(
                store,
                store.Schools() is [var school, ..] ? school : throw NoSchool()
            );
        }
        else if (options.Key is { Folder: not null, IsThere: true })
        {
            throw new RecordException(
                $"There is a master key in {options.Keys} but no record in {options.Data}. If the record lies elsewhere, Waymark__Data names its folder. A new record is never begun under an old key: to begin one, name an empty keys folder."
            );
        }
    }

    /// <summary>Makes the key, the record and the school.</summary>
    public async Task Make()
    {
        if (RecordStore.IsAt(options.Place))
        {
            throw new RecordException("There is a record already. Start this program again.");
        }

        var key = MasterKey.ForNewRecord(options.Key, options.Data);
        var store = RecordStore.Create(options.Place, key, clock);
        _kept = new Kept(store, await store.CreateSchool());
    }

    public byte[] Seal(string purpose, ReadOnlySpan<byte> bytes) =>
        Store.Seal(School, purpose, bytes);

    public byte[] Open(string purpose, ReadOnlySpan<byte> sealedBytes) =>
        Store.Open(School, purpose, sealedBytes);

    public byte[] Token(string purpose, string word) => Store.Token(School, purpose, word);

    public void Dispose() => _kept?.Store.Dispose();

    private static RecordException NoSchool() =>
        new(
            "The record was begun but its school was not. Take the empty data and keys folders away and begin again."
        );

    private sealed record Kept(RecordStore Store, SchoolId School);
}
