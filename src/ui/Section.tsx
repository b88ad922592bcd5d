import { type ReactNode, useId } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Stack, Text, useStyles2 } from '@grafana/ui';

interface SectionProps {
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One titled part of a page. */
export function Section({ title, subtitle, actions, children }: SectionProps) {
  const styles = useStyles2(getStyles);
  const headingId = useId();
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <Stack justifyContent="space-between" alignItems="flex-start" wrap="wrap">
        <div>
          <Text element="h2" variant="h4" id={headingId}>
            {title}
          </Text>
          {subtitle && (
            <Text color="secondary" element="p">
              {subtitle}
            </Text>
          )}
        </div>
        {actions}
      </Stack>
      {children}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  section: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
    padding: theme.spacing(2),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
});
