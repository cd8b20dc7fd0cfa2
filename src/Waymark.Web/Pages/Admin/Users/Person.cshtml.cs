using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Record;
using Waymark.Web.Accounts;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Admin.Users;

internal sealed class PersonModel(AccountChanges changes, Who who) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public PersonForm Person { get; set; } = new();

    public bool IsOpen { get; private set; }

    public string? FirstPassword { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        Person.Check(ModelState, nameof(Person));
        if (ModelState.IsValid)
        {
            var wrong = await changes.Rename(
                new PersonId(Id),
                Person.Name!,
                [.. Person.Held],
                who.As()
            );
            if (wrong is null)
            {
                return new SeeOther("/admin/users");
            }

            ModelState.AddModelError("Person.Held", wrong);
        }

        return await changes.Find(new PersonId(Id)) is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        FirstPassword = await changes.GiveNewPassword(new PersonId(Id));
        ModelState.Clear();
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostLeftAsync() => await SetOpen(false);

    public async Task<IActionResult> OnPostBackAsync() => await SetOpen(true);

    private async Task<IActionResult> SetOpen(bool open)
    {
        if (await changes.SetOpen(new PersonId(Id), open, who.As()) is not { } wrong)
        {
            return new SeeOther("/admin/users");
        }

        ModelState.Clear();
        ModelState.AddModelError("", wrong);
        return await Load() ? Page() : NotFound();
    }

    private async Task<bool> Load()
    {
        if (await changes.Find(new PersonId(Id)) is not { } account)
        {
            return false;
        }

        Person = new PersonForm { Name = account.Name, Held = [.. account.Roles] };
        IsOpen = account.IsOpen;
        return true;
    }
}
