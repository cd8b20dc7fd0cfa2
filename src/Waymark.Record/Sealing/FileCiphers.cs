using System.Security.Cryptography;
using Waymark.Record.Stores;

namespace Waymark.Record.Sealing;

/// <summary>A file's key as it lies in the record, and the cipher made of it for as long as that is kept.</summary>
internal sealed class FileCipher(FileRow row)
{
    public FileRow Row { get; } = row;

    public AesGcm? Cipher { get; set; }
}

/// <summary>The ciphers of one school's files: made when first asked for and kept while they are few, since a log may have more files than memory should hold ciphers.</summary>
internal sealed class FileCiphers(SchoolKeys school) : IDisposable
{
    private const int Most = 128;

    private readonly AesGcm _unwrap = school.FileKeyCipher();
    private readonly Queue<FileCipher> _made = [];

    /// <exception cref="CryptographicException">The wrapped key is not as it was written.</exception>
    public AesGcm Of(FileCipher file)
    {
        if (file.Cipher is { } kept)
        {
            return kept;
        }

        var row = file.Row;
        var key = school.UnwrapFileKey(_unwrap, new FileId(row.FileId), row.KeyId, row.WrappedKey);
        if (_made.Count == Most)
        {
            Forget(_made.Dequeue());
        }

        _made.Enqueue(file);
        return file.Cipher = new AesGcm(key, Envelope.TagLength);
    }

    public void Dispose()
    {
        _unwrap.Dispose();
        foreach (var file in _made)
        {
            Forget(file);
        }
    }

    private static void Forget(FileCipher file)
    {
        file.Cipher?.Dispose();
        file.Cipher = null;
    }
}
