using System.Security.Cryptography;
using System.Text;
using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>The school that this installation serves, and what its keys can do for accounts: seal, open, and find without reading.</summary>
internal sealed class SchoolSeal
{
    private readonly string _keyPath;
    private readonly string _schoolPath;
    private byte[]? _key;

    public SchoolSeal(WaymarkOptions options)
    {
        _keyPath = Path.Combine(options.Keys, "accounts.key");
        _schoolPath = Path.Combine(options.Data, "school");
        if (File.Exists(_schoolPath))
        {
            School = new SchoolId(Guid.Parse(File.ReadAllText(_schoolPath)));
            _key = File.ReadAllBytes(_keyPath);
        }
    }

    public SchoolId? School { get; private set; }

    public void MakeSchool()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_keyPath)!);
        Directory.CreateDirectory(Path.GetDirectoryName(_schoolPath)!);
        _key = RandomNumberGenerator.GetBytes(32);
        File.WriteAllBytes(_keyPath, _key);
        School = new SchoolId(new Guid(RandomNumberGenerator.GetBytes(16)));
        File.WriteAllText(_schoolPath, School.Value.Value.ToString());
    }

    public byte[] Seal(string purpose, ReadOnlySpan<byte> bytes)
    {
        using var aes = new AesGcm(Key(), 16);
        var whole = new byte[12 + bytes.Length + 16];
        RandomNumberGenerator.Fill(whole.AsSpan(0, 12));
        aes.Encrypt(
            whole.AsSpan(0, 12),
            bytes,
            whole.AsSpan(12, bytes.Length),
            whole.AsSpan(12 + bytes.Length),
            Encoding.UTF8.GetBytes(purpose)
        );
        return whole;
    }

    public byte[] Open(string purpose, ReadOnlySpan<byte> sealedBytes)
    {
        using var aes = new AesGcm(Key(), 16);
        var bytes = new byte[sealedBytes.Length - 28];
        aes.Decrypt(
            sealedBytes[..12],
            sealedBytes[12..^16],
            sealedBytes[^16..],
            bytes,
            Encoding.UTF8.GetBytes(purpose)
        );
        return bytes;
    }

    public byte[] Token(string purpose, string word) =>
        HMACSHA256.HashData(Key(), Encoding.UTF8.GetBytes(purpose + "\n" + word))[..16];

    private byte[] Key() => _key ?? throw new InvalidOperationException("There is no school yet.");
}
