using Microsoft.AspNetCore.Identity;

namespace Waymark.Web.Accounts;

/// <summary>Checks a user name and password. An unknown name costs the same work and gets the same answer as a wrong password.</summary>
internal sealed class Passwords(
    UserManager<Account> accounts,
    IPasswordHasher<Account> hasher,
    PasswordWork work
)
{
    public async Task<Account?> Check(string userName, string password)
    {
        var account = await accounts.FindByNameAsync(userName);
        var hash = account is { IsOpen: true, PasswordHash: { } real }
            ? real
            : work.HashOfNobody(hasher);
        var matches = await work.Run(() =>
            hasher.VerifyHashedPassword(account ?? new Account(), hash, password)
        );
        return matches == PasswordVerificationResult.Failed || account is not { IsOpen: true }
            ? null
            : account;
    }
}

/// <summary>Hashing is slow on purpose: as many at once as there are processors, the others wait. Never inside a transaction.</summary>
internal sealed class PasswordWork : IDisposable
{
    private readonly SemaphoreSlim _slots = new(Environment.ProcessorCount);
    private readonly Lock _gate = new();
    private string? _hashOfNobody;

    public async Task<T> Run<T>(Func<T> hash)
    {
        await _slots.WaitAsync();
        try
        {
            return await Task.Run(hash);
        }
        finally
        {
            _slots.Release();
        }
    }

    public string HashOfNobody(IPasswordHasher<Account> hasher)
    {
        lock (_gate)
        {
            return _hashOfNobody ??= hasher.HashPassword(new Account(), Guid.Empty.ToString());
        }
    }

    public void Dispose() => _slots.Dispose();
}
