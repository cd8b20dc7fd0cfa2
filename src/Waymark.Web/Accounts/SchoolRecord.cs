using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>The record that this installation keeps and the one school of it that this program serves. An empty installation has neither until its first page makes them.</summary>
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
    /// <exception cref="RecordException">The record and the keys do not belong together, one of them is missing, the record is older than what was handed out of it, or it does not hold the school to be served, or several and none was named. Nothing was changed.</exception>
    public void Open()
    {
        if (RecordStore.IsAt(options.Place))
        {
            var store = RecordStore.Open(options.Place, MasterKey.Load(options.Key), clock);
            if (options.Witness.Folder.Length > 0)
            {
                new WitnessFolder(options.Witness.Folder).RefuseSetBack(store);
            }

            _kept = new Kept(store, Served(store.Schools()));
        }
        else if (options.SchoolId is { } named)
        {
            throw new RecordException(
                $"Waymark__School names the school {named.Value:N}, but there is no record. If it lies elsewhere, Waymark__Data or Waymark__Database says where."
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

    private SchoolId Served(IReadOnlyList<SchoolId> schools) =>
        (options.SchoolId, schools) switch
        {
            (_, []) => throw new RecordException(
                "The record was begun but its school was not. Take the empty data and keys folders away and begin again."
            ),
            (null, [var only]) => only,
            (null, _) => throw new RecordException(
                $"There are {schools.Count} schools in this record, and a program serves one. Waymark__School says which, by its id: waymark school list prints them."
            ),
            ({ } named, _) when schools.Contains(named) => named,
            ({ } other, _) => throw new RecordException(
                $"Waymark__School names the school {other.Value:N}, which is not in this record. waymark school list prints those that are."
            ),
        };

    private sealed record Kept(RecordStore Store, SchoolId School);
}
