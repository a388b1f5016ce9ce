import Copy from 'lucide-solid/icons/copy';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import ExternalLink from 'lucide-solid/icons/external-link';
import Pencil from 'lucide-solid/icons/pencil';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { Part, Row } from './Part.tsx';

export const ButtonsPart = () => (
  <Part title="Buttons, menus, tooltips">
    <Row>
      <Button variant="primary">
        <Plus size={14} strokeWidth={2} /> Publish 3
      </Button>
      <Button>Save draft</Button>
      <Button variant="ghost">Cancel</Button>
      <Button variant="danger">Unlink from WordPress</Button>
      <Button variant="primary" busy="Publishing…">
        Publish 3 to WordPress
      </Button>
      <Button disabled>Publish</Button>
      <Button size="small">Show more</Button>
      <Button size="small" disabled>
        Retry
      </Button>
    </Row>
    <Row>
      <Menu
        trigger={(props) => <Button {...props}>Menu</Button>}
        items={[
          { label: 'Edit', icon: <Pencil size={14} />, onSelect: () => {} },
          { label: 'View in WordPress', icon: <ExternalLink size={14} />, href: 'https://wordpress.org' },
          { label: 'Duplicate', icon: <Copy size={14} />, disabled: true, description: 'Nothing to copy yet' },
          { label: 'Delete', icon: <Trash size={14} />, danger: true, divided: true, onSelect: () => {} },
        ]}
      />
      <Menu
        align="end"
        trigger={(props) => (
          <IconButton name="More" {...props}>
            <Ellipsis size={16} strokeWidth={1.75} />
          </IconButton>
        )}
        items={[{ label: 'Open', href: '/ui?opened=1' }]}
      />
      <Tooltip text="Publishing is off: this site is not active.">{(props) => <Button {...props}>Tooltip on a button</Button>}</Tooltip>
      <Tooltip text="Ahead of everything else">
        <a href="#main" class="text-link">
          Tooltip around a link
        </a>
      </Tooltip>
    </Row>
  </Part>
);
